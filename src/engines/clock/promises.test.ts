import { compileCalendar } from '../calendar/index.ts'
import { LAYERS, promises } from './example-table.test.ts'

promises(
  'Tết',
  { profile: 'qd93-2007' },
  `
  3wd  | 2014-01-24 09:00 | 2014-02-06 17:00 | Saturday 25/1 is worked, then Monday 27/1, then Tết from 28/1 to 5/2
  5wd  | 2014-01-24 09:00 | 2014-02-08 17:00 | the fifth day is the swapped Saturday 8/2
  6wd  | 2014-01-24 09:00 | 2014-02-10 17:00 | one more day is the Monday after it
  3wd  | 2015-02-11 09:00 | 2015-02-14 17:00 | Saturday 14/2/2015 is worked for Monday 16/2
  4wd  | 2015-02-11 09:00 | 2015-02-24 17:00 | Tết from 15/2 to 23/2
  8wh  | 2015-02-13 13:00 | 2015-02-14 11:00 | four hours on Friday, four on the swapped Saturday
  9wh  | 2015-02-13 13:00 | 2015-02-14 14:00 | one more after its noon
  10cd | 2015-02-13 09:00 | 2015-02-24 17:00 | ends on 23/2, the day in lieu of the Saturday of Tết
  1cd  | 2015-02-13 09:00 | 2015-02-14 17:00 | ends on the swapped Saturday itself
`,
)

promises(
  'Tết',
  { profile: 'qd09-2015' },
  `
  2wd  | 2016-02-04 09:00 | 2016-02-15 17:00 | Friday 5/2, then Tết from 6/2 to 14/2
  10wd | 2016-01-28 09:00 | 2016-02-18 17:00 | six days before Tết, four after
  3wd  | 2017-01-24 09:00 | 2017-02-03 17:00 | Wednesday, then 2/2 and 3/2
  5wd  | 2018-02-09 09:00 | 2018-02-23 17:00 | two days before, three after 20/2
  7cd  | 2018-02-09 09:00 | 2018-02-21 17:00 | 16/2 is the first day of the year
`,
)

promises(
  'Tết',
  { profile: 'nd61-2018' },
  `
  5wd  | 2019-01-28 09:00 | 2019-02-11 17:00 | four days before Tết from 2/2 to 10/2, one after
  1wd  | 2019-02-01 14:59 | 2019-02-11 17:00 | the last Friday before Tết
  3wd  | 2019-01-31 09:00 | 2019-02-12 17:00 | Friday, Monday 11/2, Tuesday
  10cd | 2019-01-28 09:00 | 2019-02-11 17:00 | 7/2 is the third day of the year
  14cd | 2019-01-28 09:00 | 2019-02-11 17:00 | ends on a working Monday by itself
  8wh  | 2019-02-01 16:00 | 2019-02-11 16:00 | one hour before Tết, seven after
  2wd  | 2020-01-21 09:00 | 2020-01-30 17:00 | Tết from 23/1 to 29/1
  5cd  | 2020-01-20 09:00 | 2020-01-30 17:00 | 25/1 is the first day of the year
  5cd  | 2020-01-17 09:00 | 2020-01-22 17:00 | the last working day before Tết
  5wd  | 2021-02-05 09:00 | 2021-02-19 17:00 | two days before 10/2, three after 16/2
  7cd  | 2021-02-03 09:00 | 2021-02-17 17:00 | 10/2 is the first day of the break
  3wd  | 2022-01-27 09:00 | 2022-02-08 17:00 | Friday, then Monday 7/2 and Tuesday
  4wd  | 2023-01-18 09:00 | 2023-01-31 17:00 | Thursday, then from Friday 27/1
  2wd  | 2024-02-06 09:00 | 2024-02-15 17:00 | Tết from 8/2 to 14/2
  16wh | 2024-02-07 13:00 | 2024-02-16 11:00 | four hours, a whole Thursday 15/2, four hours
  1wd  | 2025-01-24 09:00 | 2025-02-03 17:00 | nine days off
  5cd  | 2025-01-23 09:00 | 2025-02-03 17:00 | 28/1 is the day before the new year
`,
)

promises(
  'Tết',
  { profile: 'nd118-2025' },
  `
  3wd  | 2026-02-12 09:00 | 2026-02-24 17:00 | Friday 13/2, then 23/2 and 24/2
  3cd  | 2026-02-13 09:00 | 2026-02-23 17:00 | 16/2 is the day before the new year
  8wh  | 2026-02-13 17:30 | 2026-02-23 17:00 | sent after closing, all eight hours are after Tết
`,
)

promises(
  'National Day',
  { profile: 'qd93-2007' },
  `
  4wd  | 2014-08-29 09:00 | 2014-09-06 17:00 | Monday 1/9 was swapped with Saturday 6/9
  3wd  | 2014-08-29 09:00 | 2014-09-05 17:00 | 1/9 and 2/9 are off
`,
)

promises(
  'National Day',
  { profile: 'qd09-2015' },
  `
  4wh  | 2015-09-01 15:00 | 2015-09-03 09:00 | two hours before 2/9, two after
  30cd | 2015-08-31 09:00 | 2015-09-30 17:00 | the holiday inside counts with the other days
  1wd  | 2016-09-01 09:00 | 2016-09-05 17:00 | Friday 2/9 and the weekend
  1wd  | 2017-09-01 09:00 | 2017-09-05 17:00 | on a Saturday, made up on Monday
`,
)

promises(
  'National Day',
  { profile: 'nd61-2018' },
  `
  2wd  | 2018-08-30 09:00 | 2018-09-04 17:00 | on a Sunday, made up on Monday 3/9
  1wd  | 2019-08-30 09:00 | 2019-09-03 17:00 | Monday 2/9
  1wd  | 2020-09-01 09:00 | 2020-09-03 17:00 | one day until 2020
  3wd  | 2021-08-31 09:00 | 2021-09-07 17:00 | two days from 2021: Thursday and Friday
  2cd  | 2021-08-31 09:00 | 2021-09-06 17:00 | ends on 2/9 and moves over four days of rest
  1wd  | 2022-08-31 09:00 | 2022-09-05 17:00 | 1/9 and 2/9
  2wd  | 2023-08-30 09:00 | 2023-09-05 17:00 | 1/9 off, 2/9 on a Saturday made up on 4/9
  3wd  | 2024-08-29 09:00 | 2024-09-05 17:00 | 2/9 and 3/9
`,
)

promises(
  'National Day',
  { profile: 'nd118-2025' },
  `
  2wd  | 2025-08-29 09:00 | 2025-09-04 17:00 | 1/9 and 2/9
  3wd  | 2026-08-27 09:00 | 2026-09-04 17:00 | Monday 31/8 is swapped as well
  2wd  | 2026-08-20 09:00 | 2026-08-22 17:00 | and Saturday 22/8 is worked for it
  2cd  | 2026-08-20 09:00 | 2026-08-22 17:00 | a term in days may end on it
`,
)

promises(
  'Hùng Kings, 30/4 and 1/5',
  { profile: 'qd93-2007' },
  `
  1wd  | 2015-04-27 09:00 | 2015-05-04 17:00 | Hùng Kings, a swapped day, 30/4, 1/5 and a weekend in a row
  2wd  | 2015-04-23 09:00 | 2015-04-25 17:00 | Friday and the swapped Saturday
  3wd  | 2015-04-23 09:00 | 2015-04-27 17:00 | and Monday
  4wd  | 2015-04-23 09:00 | 2015-05-04 17:00 | and over six days off
  3cd  | 2015-04-27 09:00 | 2015-05-04 17:00 | ends on 30/4
`,
)

promises(
  'Hùng Kings, 30/4 and 1/5',
  { profile: 'qd09-2015' },
  `
  2wd  | 2016-04-14 09:00 | 2016-04-19 17:00 | Hùng Kings on a Saturday, made up on Monday
  2wd  | 2016-04-28 09:00 | 2016-05-04 17:00 | both days on a weekend, made up on Monday and Tuesday
  1wd  | 2017-04-05 09:00 | 2017-04-07 17:00 | Thursday 6/4
  1wd  | 2018-04-24 09:00 | 2018-04-26 17:00 | Wednesday 25/4
  1wd  | 2018-04-27 09:00 | 2018-05-02 17:00 | Monday and Tuesday
`,
)

promises(
  'Hùng Kings, 30/4 and 1/5',
  { profile: 'nd61-2018' },
  `
  2wd  | 2019-04-26 09:00 | 2019-05-03 17:00 | Monday 29/4 is swapped
  3wd  | 2019-04-26 09:00 | 2019-05-04 17:00 | and worked for on Saturday 4/5
  4wd  | 2019-04-26 09:00 | 2019-05-06 17:00 | the Monday after
  5cd  | 2019-04-25 09:00 | 2019-05-02 17:00 | ends on 30/4
  8wh  | 2019-05-03 13:00 | 2019-05-04 11:00 | four hours on Friday, four on the swapped Saturday
  1wd  | 2020-04-01 09:00 | 2020-04-03 17:00 | Thursday 2/4
  1wd  | 2021-04-20 09:00 | 2021-04-22 17:00 | Wednesday 21/4
  1wd  | 2021-04-29 09:00 | 2021-05-04 17:00 | 1/5 on a Saturday, made up on Monday
  1wd  | 2022-04-08 09:00 | 2022-04-12 17:00 | Hùng Kings on a Sunday
  1wd  | 2022-04-29 09:00 | 2022-05-04 17:00 | two days in lieu
  2wd  | 2023-04-27 09:00 | 2023-05-04 17:00 | Hùng Kings, 30/4 and 1/5 from Saturday to Monday, two days in lieu
  1wd  | 2024-04-17 09:00 | 2024-04-19 17:00 | Thursday 18/4
  3wd  | 2024-04-26 09:00 | 2024-05-04 17:00 | ends on the swapped Saturday
  1wd  | 2025-04-04 09:00 | 2025-04-08 17:00 | Monday 7/4
  1wd  | 2025-04-25 09:00 | 2025-04-26 17:00 | Saturday 26/4 is worked
  1wd  | 2025-04-29 09:00 | 2025-05-05 17:00 | for Friday 2/5
`,
)

promises(
  'Hùng Kings, 30/4 and 1/5',
  { profile: 'nd118-2025' },
  `
  1wd  | 2026-04-24 09:00 | 2026-04-28 17:00 | Hùng Kings on Sunday 26/4, made up on Monday
  3wd  | 2026-04-24 09:00 | 2026-05-04 17:00 | and over 30/4 and 1/5
`,
)

promises(
  'the end of the year',
  { profile: 'qd93-2007' },
  `
  2wd  | 2014-12-26 09:00 | 2014-12-29 17:00 | Saturday 27/12 is worked for 2/1
  same | 2014-12-31 15:01 | 2015-01-05 17:00 | after the cut-off of the last day
  1wd  | 2014-12-31 09:00 | 2015-01-05 17:00 | 1/1 and the swapped 2/1
`,
)

promises(
  'the end of the year',
  { profile: 'qd09-2015' },
  `
  1wd  | 2016-12-30 09:00 | 2017-01-03 17:00 | 1/1 on a Sunday
  1cd  | 2015-12-31 09:00 | 2016-01-04 17:00 | ends on Friday 1/1
`,
)

promises(
  'the end of the year',
  { profile: 'nd61-2018' },
  `
  1wd  | 2018-12-28 09:00 | 2019-01-02 17:00 | Monday 31/12 is swapped
  4wd  | 2018-12-28 09:00 | 2019-01-05 17:00 | with Saturday 5/1
  8wh  | 2021-12-31 16:30 | 2022-01-04 16:30 | half an hour before the new year, the rest on Tuesday 4/1
  30cd | 2019-12-02 09:00 | 2020-01-02 17:00 | ends on 1/1
  90cd | 2019-12-02 09:00 | 2020-03-02 17:00 | ends on Sunday 1/3 of a leap year
`,
)

promises(
  'the end of the year',
  { profile: 'nd118-2025' },
  `
  2wd   | 2025-12-31 09:00 | 2026-01-06 17:00 | 1/1 and the swapped 2/1
  2wd   | 2026-01-08 09:00 | 2026-01-10 17:00 | Saturday 10/1 is worked for it
  365cd | 2025-07-01 09:00 | 2026-07-01 17:00 | a whole year
`,
)

promises(
  'the cut-off at 15:00',
  { profile: 'nd61-2018' },
  `
  same | 2019-05-06 14:59 | 2019-05-06 17:00 | before it
  same | 2019-05-06 15:00 | 2019-05-06 17:00 | 15:00 sharp is not after 15:00
  same | 2019-05-06 15:01 | 2019-05-07 17:00 | after it
  same | 2019-05-06 00:00 | 2019-05-06 17:00 | the first minute of a day
  same | 2019-05-06 23:59 | 2019-05-07 17:00 | the last minute of a day
  same | 2019-05-10 15:00 | 2019-05-10 17:00 | Friday, in time
  same | 2019-05-10 15:01 | 2019-05-13 17:00 | Friday, after it
  same | 2019-05-11 09:00 | 2019-05-13 17:00 | Saturday morning
  same | 2019-05-11 16:00 | 2019-05-13 17:00 | Saturday afternoon
  same | 2019-05-12 23:00 | 2019-05-13 17:00 | Sunday night still means Monday
  same | 2019-05-04 15:00 | 2019-05-04 17:00 | a swapped Saturday has a cut-off like other days
  same | 2019-05-04 15:01 | 2019-05-06 17:00 | and after it
  same | 2022-01-28 15:01 | 2022-02-07 17:00 | after it on the last day before Tết
  1wd  | 2019-05-06 14:59 | 2019-05-07 17:00 | terms in days do not ask for the hour
  1wd  | 2019-05-06 15:01 | 2019-05-07 17:00 | neither before nor after it
  0wd  | 2019-05-06 15:01 | 2019-05-06 17:00 | no days at all end with the day
  0wd  | 2019-05-06 17:00 | 2019-05-06 17:00 | the last moment of the day
  0wd  | 2019-05-06 17:01 | 2019-05-07 17:00 | after closing nothing can end with that day
  0cd  | 2019-05-10 18:00 | 2019-05-13 17:00 | nor before the weekend
  0cd  | 2019-05-11 09:00 | 2019-05-13 17:00 | or with the next working day
  0wh  | 2019-05-06 12:00 | 2019-05-06 13:00 | no hours at all end when the office opens
  1wd  | 2019-05-11 10:00 | 2019-05-13 17:00 | sent on Saturday, Monday is the first day
  0.5wd | 2019-05-06 15:01 | 2019-05-07 11:00 | half a day is half of the hours of its day
`,
)

promises(
  'a desk that works on Saturday mornings',
  {
    profile: 'nd61-2018',
    calendar: compileCalendar([
      ...LAYERS,
      { id: 'desk', version: '1', weekly: [{ sessions: { sat: [['07:30', '11:30']] } }] },
    ]),
  },
  `
  1wd  | 2019-05-10 09:00 | 2019-05-11 11:30 | Saturday is a working day that ends at 11:30
  2wd  | 2019-05-10 09:00 | 2019-05-13 17:00 | then Monday
  1wd  | 2019-05-11 09:00 | 2019-05-13 17:00 | received on Saturday
  8wh  | 2019-05-10 16:00 | 2019-05-13 10:00 | one hour, four on Saturday, three on Monday
  5cd  | 2019-05-06 09:00 | 2019-05-11 11:30 | a term in days may end on Saturday
  6cd  | 2019-05-06 09:00 | 2019-05-13 17:00 | but not on Sunday
  same | 2019-05-11 08:00 | 2019-05-11 11:30 | within Saturday
  same | 2019-05-11 15:01 | 2019-05-13 17:00 | after it
  1wd  | 2022-04-29 09:00 | 2022-05-04 17:00 | closed on a holiday that is a Saturday
  1wd  | 2019-05-03 09:00 | 2019-05-04 17:00 | a swapped Saturday has the hours of the day it is worked for
`,
)

promises(
  'hours that change with the season',
  {
    profile: 'nd61-2018',
    calendar: compileCalendar([
      ...LAYERS,
      {
        id: 'seasons',
        version: '1',
        weekly: (['mon', 'tue', 'wed', 'thu', 'fri'] as const).flatMap((day) => [
          {
            sessions: {
              [day]: [
                ['07:30', '12:00'],
                ['13:00', '16:30'],
              ],
            },
          },
          {
            season: { from: '04-16', to: '10-15' },
            sessions: {
              [day]: [
                ['07:00', '11:30'],
                ['13:30', '17:00'],
              ],
            },
          },
        ]),
      },
    ]),
  },
  `
  1wd  | 2020-10-15 09:00 | 2020-10-16 16:30 | the first day of winter hours
  1wd  | 2020-04-15 09:00 | 2020-04-16 17:00 | the first day of summer hours
  8wh  | 2020-10-15 15:00 | 2020-10-16 14:30 | two summer hours, six winter hours
  8wh  | 2020-04-15 15:00 | 2020-04-16 15:30 | an hour and a half of winter, the rest of summer
  2cd  | 2020-10-16 09:00 | 2020-10-19 16:30 | ends on a Sunday in winter
`,
)

promises(
  'shifts of one unit',
  {
    profile: 'nd61-2018',
    calendar: compileCalendar([
      ...LAYERS,
      {
        id: 'shifts',
        version: '1',
        workingOverrides: [
          { date: '2019-05-11', sessions: [['08:00', '10:00']] },
          { date: '2019-05-13', sessions: [] },
          { date: '2019-05-14', sessions: [['07:00', '19:00']] },
        ],
      },
    ]),
  },
  `
  1wd  | 2019-05-10 09:00 | 2019-05-11 10:00 | two hours on one Saturday
  2wd  | 2019-05-10 09:00 | 2019-05-14 19:00 | a Monday the unit is closed, then a long Tuesday
  4wh  | 2019-05-10 16:00 | 2019-05-14 08:00 | one hour, two on Saturday, one on Tuesday
  3cd  | 2019-05-10 09:00 | 2019-05-14 19:00 | ends on the Monday the unit is closed
`,
)
