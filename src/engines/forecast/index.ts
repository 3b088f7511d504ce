export {
  type Forecast,
  type ForecastInput,
  forecast,
  type OwnerForecast,
  type Range,
} from './forecast.ts'
export { countByMonth, monthsBetween } from './months.ts'
export { type Milestone, paceNeeded } from './pace-needed.ts'
export { countDraw, gammaDraw } from './random-draws.ts'
export { type PaceHistory } from './read-pace.ts'
