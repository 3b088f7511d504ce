import { DeliveryError } from './delivery-error.ts'

export interface Sms {
  readonly to: string
  readonly text: string
}

export interface SmsSender {
  /** Resolves when the gateway has taken the message; rejects with a `DeliveryError`. */
  send(sms: Sms): Promise<void>
}

export interface SmsSenderOptions {
  readonly gatewayUrl: string
  readonly token: string
  readonly timeoutMs?: number
}

const TOO_MANY = 429
const SERVER_FAULT = 500

/** POST `{"to","text"}` with a bearer token: what the SMS gateways of Vietnamese carriers can be put behind. */
export function createSmsSender({ gatewayUrl, token, timeoutMs = 15_000 }: SmsSenderOptions): SmsSender {
  return {
    send: async ({ to, text }) => {
      const response = await post(gatewayUrl, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ to, text }),
        // A redirect would carry the token to a place nobody configured.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      await response.body?.cancel()
      if (response.ok) return
      const isTemporary = response.status >= SERVER_FAULT || response.status === TOO_MANY
      throw new DeliveryError(`SMS not delivered: the gateway answered ${response.status}`, { isTemporary })
    },
  }
}

async function post(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    throw new DeliveryError('SMS not delivered: the gateway does not answer', { isTemporary: true, cause })
  }
}
