import type { Brake } from './attempt-brake.ts'
import type { LoginName } from './login-name.ts'

/** Codes sent to one address, whatever for: nobody's phone is flooded through us. */
export function sendCodeBrake(name: LoginName): Brake {
  return { action: 'send-code', subject: name.address, max: 5, windowMinutes: 60 }
}
