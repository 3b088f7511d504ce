export { deliverNotification, type Describer, type Letter, notificationJobs } from './notification-jobs.ts'
export { listUnreadDossiers, markRead, type Notification } from './notification-queries.ts'
export { deliveryParts, insertNotices, type Notice, noticeRow } from './notify.ts'
