export { levelWords, ownerWords, tierWords } from './owner-words.ts'
export { progressChart } from './progress-chart.ts'
export { standingReader } from './read-standing.ts'
export { basisWords, targetTable } from './target-table.ts'
