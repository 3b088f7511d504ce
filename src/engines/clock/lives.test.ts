import { lives } from './example-table.test.ts'

// Under the decisions of 2007 and 2015 the limit goes on where it stood; a day counts as the part that was not paused.
lives(
  'papers asked for',
  { profile: 'qd09-2015', limit: '5wd', received: '2016-06-06 09:00', promised: '06-13 17:00' },
  `
  ask-papers 06-08 10:00, papers 06-10 10:00 | | 06-15 17:00 | running | sixteen office hours are two days
  ask-papers 06-08 10:00, papers 06-10 15:00 | | 06-16 17:00 | running | nineteen hours are more than two
  ask-papers 06-08 08:00, papers 06-08 10:00 | | 06-14 17:00 | running | two hours: what is left ends a day later
  ask-papers 06-08 11:00, papers 06-08 13:00 | | 06-13 17:00 | running | over noon nothing is lost
  ask-papers 06-08 17:00, papers 06-09 07:00 | | 06-13 17:00 | running | nor over night
  ask-papers 06-10 17:00, papers 06-13 07:00 | | 06-13 17:00 | running | nor over a weekend
  ask-papers 06-09 17:00, papers 06-12 20:00 | | 06-14 17:00 | running | answered on Sunday: Friday is lost
  ask-papers 06-06 10:00, papers 06-06 16:00 | | 06-13 17:00 | running | the day of reception did not count anyway
  ask-papers 06-06 10:00, papers 06-07 17:00 | | 06-14 17:00 | running | the first day is lost
  ask-papers 06-13 10:00, papers 06-20 10:00 | | 06-20 17:00 | running~ | asked on the last day: three hours used, five left
  ask-papers 06-13 10:00, papers 06-20 16:00 | | 06-21 17:00 | running~ | the rest of that day is not enough
  ask-papers 06-08 08:00, papers 06-08 09:00, ask-papers 06-14 10:00, papers 06-17 10:00 | | 06-17 17:00 | running~ | the last hour was used before it went away on 14/6: due when it is back
  ask-papers 06-14 08:00, papers 06-16 08:00 | 06-16 09:00 | 06-13 17:00 | running! | asked when it was late already
  ask-papers 06-08 07:00 | 06-10 07:00 | 06-15 17:00 | paused_supplement | waiting: two days so far
  ask-papers 06-08 07:00 | 06-24 07:00 | 06-29 17:00 | paused_supplement~ | waiting long: never late while the applicant has it
  ask-papers 06-07 13:00, papers 06-08 13:00, ask-papers 06-09 13:00, papers 06-10 13:00 | | 06-15 17:00 | running | two requests, a day each
`,
)

lives(
  'a payment waited for',
  { profile: 'qd09-2015', limit: '5wd', received: '2016-06-06 09:00', promised: '06-13 17:00' },
  `
  ask-money 06-08 10:00, money 06-10 10:00 | | 06-15 17:00 | running | two days
  ask-money 06-08 07:00 | 06-10 07:00 | 06-15 17:00 | paused_financial | waiting
  ask-papers 06-07 13:00, papers 06-08 13:00, ask-money 06-09 13:00, money 06-10 13:00 | | 06-15 17:00 | running | one after the other: both count
  ask-papers 06-07 13:00, ask-money 06-08 13:00, papers 06-09 13:00, money 06-10 13:00 | | 06-16 17:00 | running | overlapping: three days, not four
  ask-papers 06-07 13:00, ask-money 06-08 07:00, money 06-09 17:00, papers 06-10 13:00 | | 06-16 17:00 | running | one inside the other
  ask-papers 06-07 13:00, ask-money 06-07 13:00, papers 06-10 13:00, money 06-10 13:00 | | 06-16 17:00 | running | at the same times
  ask-papers 06-07 13:00, papers 06-08 13:00, ask-money 06-08 13:00, money 06-10 13:00 | | 06-16 17:00 | running | touching each other
  ask-papers 06-07 13:00, ask-money 06-08 13:00, papers 06-09 13:00 | 06-10 13:00 | 06-16 17:00 | paused_financial | papers are there, the payment is not
  ask-money 06-07 13:00, ask-papers 06-08 13:00, money 06-09 13:00 | 06-10 13:00 | 06-16 17:00 | paused_supplement | the payment is there, papers are not
`,
)

lives(
  'a pause over Tết',
  { profile: 'qd09-2015', limit: '5wd', received: '2016-02-03 09:00', promised: '02-17 17:00' },
  `
  ask-papers 02-04 17:00, papers 02-15 17:00 | | 02-19 17:00 | running | Friday 5/2 and Monday 15/2 are lost, Tết is not lost twice
  ask-papers 02-05 17:00, papers 02-15 07:00 | | 02-17 17:00 | running | away for Tết alone
`,
)

lives(
  'a pause on a swapped Saturday',
  { profile: 'qd93-2007', limit: '3wd', received: '2015-02-12 09:00', promised: '02-24 17:00' },
  `
  ask-papers 02-13 17:00, papers 02-14 17:00 | | 02-25 17:00 | running | it was a working day
  ask-money 02-14 17:00, money 02-24 07:00 | | 02-24 17:00 | running | nine days of rest
  ask-papers 02-13 07:00, papers 02-24 17:00 | | 02-27 17:00 | running | all three days are lost
`,
)

lives(
  'pauses of terms in calendar days',
  { profile: 'qd09-2015', limit: '10cd', received: '2016-06-06 09:00', promised: '06-16 17:00' },
  `
  ask-papers 06-08 10:00, papers 06-10 10:00 | | 06-20 17:00 | running | two days more end on Saturday 18/6, moved to Monday
  ask-papers 06-08 10:00, papers 06-08 22:00 | | 06-17 17:00 | running | half a day by the clock of the wall
  ask-papers 06-10 17:00, papers 06-13 17:00 | | 06-20 17:00 | running | three days, Saturday and Sunday with them: Sunday 19/6
  ask-papers 06-16 10:00, papers 06-20 10:00 | | 06-20 17:00 | running~ | away when it would have been due: the day it is back
  ask-money 06-16 18:00, money 06-18 18:00 | | 06-16 17:00 | running! | after it was due
`,
)

lives(
  'pauses of terms in hours',
  { profile: 'qd09-2015', limit: '16wh', received: '2016-06-06 09:00', promised: '06-08 09:00' },
  `
  ask-papers 06-06 14:00, papers 06-06 16:00 | | 06-08 11:00 | running | to the minute
  ask-papers 06-07 11:00, papers 06-07 13:00 | | 06-08 09:00 | running | over noon
  ask-papers 06-08 09:00, papers 06-08 14:00 | | 06-08 09:00 | running! | all hours were used when it was asked
  ask-papers 06-08 08:00, papers 06-09 08:00 | | 06-09 09:00 | running~ | one hour was left
  ask-papers 06-06 14:07, papers 06-06 14:48 | | 06-08 09:41 | running | forty-one minutes
`,
)

lives(
  'a pause of what is done within the day',
  { profile: 'qd09-2015', limit: 'same', received: '2016-06-06 09:00', promised: '06-06 17:00' },
  `
  ask-papers 06-06 10:00, papers 06-07 10:00 | | 06-07 17:00 | running~ | three hours of one day, five of the next
  ask-papers 06-06 10:00, papers 06-06 10:30 | | 06-07 17:00 | running | the day was not whole
`,
)

lives(
  'a pause of a term with half a day',
  { profile: 'qd09-2015', limit: '1.5wd', received: '2016-06-06 09:00', promised: '06-08 11:00' },
  `
  ask-money 06-07 07:00, money 06-07 11:00 | | 06-08 17:00 | running | half of Tuesday, all of Wednesday
  ask-money 06-07 07:00, money 06-07 09:00 | | 06-08 15:00 | running | two hours later, over noon
`,
)

// Under the decree of 2018 complete papers begin the limit anew: Điều 19 khoản 4.
lives(
  'papers asked for',
  { profile: 'nd61-2018', limit: '5wd', received: '2019-05-06 09:00', promised: '05-13 17:00' },
  `
  ask-papers 05-08 10:00, papers 05-10 10:00 | | 05-17 17:00 | running | five days after Friday 10/5
  ask-papers 05-08 08:00, papers 05-08 10:00 | | 05-15 17:00 | running | also when answered within the day
  ask-papers 05-08 10:00, papers 05-11 20:00 | | 05-17 17:00 | running | answered on Saturday, from Monday
  ask-papers 05-08 10:00, papers 05-10 23:59 | | 05-17 17:00 | running | the hour does not matter
  ask-papers 05-08 10:00 | 05-09 10:00 | 05-16 17:00 | paused_supplement | waiting: as if they came now
  ask-papers 05-08 10:00 | 05-15 10:00 | 05-22 17:00 | paused_supplement~ | waiting beyond the first promise
  ask-papers 05-07 09:00, papers 05-08 09:00, ask-papers 05-09 09:00, papers 05-10 09:00 | | 05-17 17:00 | running | asked again: the last answer counts
  ask-papers 05-06 10:00, ask-papers 05-07 10:00, papers 05-08 09:00, papers 05-09 09:00 | | 05-16 17:00 | running | two requests open: complete with the second answer
  ask-papers 05-15 09:00, papers 05-16 09:00 | | 05-23 17:00 | running~ | asked after the promise had been broken
  ask-papers 05-08 10:00, papers 05-10 10:00 | 05-17 17:00 | 05-17 17:00 | running~ | the last moment of the new term
  ask-papers 05-08 10:00, papers 05-10 10:00 | 05-17 17:01 | 05-17 17:00 | running! | and a minute later
`,
)

lives(
  'a payment waited for',
  { profile: 'nd61-2018', limit: '5wd', received: '2019-05-06 09:00', promised: '05-13 17:00' },
  `
  ask-money 05-08 10:00, money 05-10 10:00 | | 05-15 17:00 | running | a payment never begins the limit anew
  ask-papers 05-07 09:00, papers 05-08 09:00, ask-money 05-09 17:00, money 05-13 17:00 | | 05-17 17:00 | running | anew from 8/5, and two days away
  ask-money 05-06 13:00, money 05-07 13:00, ask-papers 05-08 09:00, papers 05-09 09:00 | | 05-16 17:00 | running | what lay before the new beginning is forgotten
  ask-money 05-08 13:00, ask-papers 05-08 14:00, papers 05-09 13:00, money 05-13 13:00 | | 05-20 17:00 | running | anew from 9/5 while the payment is still waited for
  ask-money 05-08 10:00 | 05-10 10:00 | 05-15 17:00 | paused_financial | waiting
`,
)

lives(
  'papers before Tết',
  { profile: 'nd61-2018', limit: '3wd', received: '2019-01-28 09:00', promised: '01-31 17:00' },
  `
  ask-papers 01-29 09:00, papers 02-01 09:00 | | 02-13 17:00 | running~ | three days after Tết
  ask-papers 01-29 09:00, papers 02-07 09:00 | | 02-13 17:00 | running~ | sent during Tết: the same three days
`,
)

lives(
  'papers before 30/4',
  { profile: 'nd61-2018', limit: '3wd', received: '2019-04-24 09:00', promised: '05-02 17:00' },
  `
  ask-papers 04-25 09:00, papers 04-26 09:00 | | 05-04 17:00 | running | 2/5, 3/5 and the swapped Saturday
`,
)

lives(
  'calendar days that begin anew',
  { profile: 'nd61-2018', limit: '10cd', received: '2019-05-06 09:00', promised: '05-16 17:00' },
  `
  ask-papers 05-08 09:00, papers 05-10 09:00 | | 05-20 17:00 | running | ten days after 10/5
  ask-papers 05-08 09:00, papers 05-08 19:00 | | 05-20 17:00 | running | 18/5 is a Saturday
`,
)

lives(
  'hours that begin anew',
  { profile: 'nd61-2018', limit: '8wh', received: '2019-05-06 09:00', promised: '05-07 09:00' },
  `
  ask-papers 05-06 10:00, papers 05-07 14:00 | | 05-08 14:00 | running~ | three hours on Tuesday, five on Wednesday
  ask-papers 05-06 10:00, papers 05-06 18:00 | | 05-07 17:00 | running | sent after closing
`,
)

lives(
  'what is done within the day, anew',
  { profile: 'nd61-2018', limit: 'same', received: '2019-05-06 09:00', promised: '05-06 17:00' },
  `
  ask-papers 05-06 10:00, papers 05-07 15:00 | | 05-07 17:00 | running~ | complete by 15:00: the same day
  ask-papers 05-06 10:00, papers 05-07 15:01 | | 05-08 17:00 | running~ | complete after 15:00: the next
`,
)

lives(
  'papers under the decree of 2025',
  { profile: 'nd118-2025', limit: '5wd', received: '2025-07-07 09:00', promised: '07-14 17:00' },
  `
  ask-papers 07-09 09:00, papers 07-11 09:00 | | 07-18 17:00 | running | anew, as under the decree of 2018
  ask-money 07-09 09:00, money 07-11 09:00 | | 07-16 17:00 | running | a payment only holds it up
  extend 07-10 09:00 > 07-18 17:00 | | 07-18 17:00 | running | an apology and a new date
  stop 07-10 09:00 | | 07-14 17:00 | stopped | form 05 ends it
`,
)

lives(
  'papers before National Day',
  { profile: 'nd118-2025', limit: '3wd', received: '2026-08-26 09:00', promised: '09-03 17:00' },
  `
  ask-papers 08-27 09:00, papers 08-28 09:00 | | 09-07 17:00 | running | 3/9, 4/9 and Monday
`,
)

lives(
  'papers over Tết',
  { profile: 'nd118-2025', limit: '2wd', received: '2026-02-11 09:00', promised: '02-13 17:00' },
  `
  ask-papers 02-12 09:00, papers 02-20 09:00 | | 02-24 17:00 | running~ | sent during Tết, two days after it
`,
)

lives(
  'apologies',
  { profile: 'nd61-2018', limit: '5wd', received: '2019-05-06 09:00', promised: '05-13 17:00' },
  `
  extend 05-10 10:00 > 05-17 17:00 | | 05-17 17:00 | running | the new date
  extend 05-10 10:00 > 05-17 17:00, resolve 05-13 16:00 | | 05-17 17:00 | resolved | done before the first promise after all
  extend 05-10 10:00 > 05-17 17:00, resolve 05-15 09:00 | | 05-17 17:00 | resolved~ | late against the first promise only
  extend 05-10 10:00 > 05-17 17:00, resolve 05-20 09:00 | | 05-17 17:00 | resolved! | late against both
  extend 05-10 10:00 > 05-17 17:00, extend 05-16 10:00 > 05-24 17:00 | 05-20 09:00 | 05-17 17:00 | running! | a second new date moves nothing: at most one
  extend 05-10 10:00 > 05-18 00:00 | | 05-20 17:00 | running | Saturday at midnight: the end of Monday
  extend 05-10 10:00 > 05-17 12:00 | | 05-17 17:00 | running | noon: the end of the day
  extend 05-10 10:00 > 05-17 10:00 | | 05-17 10:00 | running | an hour within a session is kept
  extend 05-09 10:00 > 05-10 11:00 | | 05-13 17:00 | running | never earlier than the law gives
  extend 05-10 09:00 > 05-17 17:00, ask-money 05-14 09:00, money 05-16 09:00 | | 05-20 17:00 | running~ | two days away: Sunday 19/5, so Monday
  extend 05-10 09:00 > 05-17 17:00, ask-money 05-20 09:00, money 05-22 09:00 | | 05-17 17:00 | running! | away after the new date had passed
  extend 05-10 09:00 > 05-17 17:00, ask-papers 05-14 09:00, papers 05-15 09:00 | | 05-22 17:00 | running~ | papers begin the limit anew, beyond the new date
  extend 05-16 09:00 > 05-21 17:00 | | 05-21 17:00 | running~ | given when it was late already
`,
)

lives(
  'an apology over 30/4',
  { profile: 'nd61-2018', limit: '3wd', received: '2019-04-22 09:00', promised: '04-25 17:00' },
  `
  extend 04-24 09:00 > 04-30 10:00 | | 05-02 17:00 | running | a holiday cannot be promised
`,
)

lives(
  'apologies before 2018',
  { profile: 'qd09-2015', limit: '5wd', received: '2016-06-06 09:00', promised: '06-13 17:00' },
  `
  extend 06-13 10:00 > 06-17 17:00 | | 06-17 17:00 | running | given on the last day
  extend 06-13 10:00 > 06-17 17:00, extend 06-17 09:00 > 06-22 17:00 | | 06-22 17:00 | running~ | no number of them is known to be too many
`,
)

lives(
  'an apology at the time of the Decision',
  { profile: 'qd93-2007', limit: '5wd', received: '2015-05-04 09:00', promised: '05-11 17:00' },
  `
  extend 05-11 16:00 > 05-15 17:00 | | 05-15 17:00 | running | given on the last day
  ask-papers 05-06 10:00, papers 05-08 10:00 | | 05-13 17:00 | running | the limit goes on where it stood
`,
)

lives(
  'ends',
  { profile: 'nd61-2018', limit: '5wd', received: '2019-05-06 09:00', promised: '05-13 17:00' },
  `
  resolve 05-06 09:30 | 06-30 09:00 | 05-13 17:00 | resolved | at once; later time does not touch it
  resolve 05-13 17:00 | 06-30 09:00 | 05-13 17:00 | resolved | the last moment
  resolve 05-13 17:01 | 06-30 09:00 | 05-13 17:00 | resolved! | a minute late
  resolve 05-18 10:00 | | 05-13 17:00 | resolved! | on a Saturday after it was due
  withdraw 05-08 09:00 | 06-30 09:00 | 05-13 17:00 | withdrawn | taken back in time: nobody is late
  withdraw 05-14 09:00 | | 05-13 17:00 | withdrawn! | taken back when it was late
  stop 05-08 09:00 | 06-30 09:00 | 05-13 17:00 | stopped | stopped: the clock is frozen
  stop 05-14 09:00 | 06-30 09:00 | 05-13 17:00 | stopped! | stopped when it was late
  ask-money 05-08 10:00, stop 05-10 10:00 | 06-30 09:00 | 05-15 17:00 | stopped | stopped while the payment was waited for
  ask-papers 05-08 10:00, withdraw 05-15 10:00 | 06-30 09:00 | 05-22 17:00 | withdrawn~ | taken back instead of an answer: as if papers had come then
  | 05-13 17:00 | 05-13 17:00 | running | open at the last moment
  | 05-13 17:01 | 05-13 17:00 | running! | open a minute later
  hand 05-06 10:00, hand 05-08 10:00 agency:thue, hand 05-09 10:00 unit:dat-dai | 05-10 09:00 | 05-13 17:00 | running | who holds it does not move the date
`,
)
