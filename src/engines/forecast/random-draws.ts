import type { Random } from '../forms/index.ts'

/** Standard normal, by Box and Muller. */
function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return radius * Math.cos(2 * Math.PI * random())
}

/** Gamma of this mean and variance (Marsaglia and Tsang 2000); without variance it is its mean. */
export function gammaDraw(random: Random, mean: number, variance: number): number {
  if (mean <= 0) return 0
  if (variance <= 0) return mean
  const shape = (mean * mean) / variance
  return standardGamma(random, shape) * (variance / mean)
}

function standardGamma(random: Random, shape: number): number {
  // Below 1 the method does not hold: one more, and a power of a uniform takes it back.
  if (shape < 1) return standardGamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Above this a Poisson count is a normal one for our purpose, and Knuth's product would underflow. */
const MANY = 60

function poissonDraw(random: Random, mean: number): number {
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count += 1
  return count
}

/** A count of this mean whose variance is `dispersion` times the mean: services come online in batches. */
export function countDraw(random: Random, mean: number, dispersion: number): number {
  if (mean <= 0) return 0
  return poissonDraw(random, gammaDraw(random, mean, mean * (dispersion - 1)))
}
