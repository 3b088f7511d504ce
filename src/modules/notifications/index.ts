export {
  countUnreadAlerts,
  listAlerts,
  listMutes,
  markAlertsRead,
  setMutes,
  settleAlerts,
  UNREAD_CAP,
} from './alerts.ts'
export { deliverNotification, type Describer, type Letter, notificationJobs } from './notification-jobs.ts'
export { listUnreadDossiers, markRead, type Notification } from './notification-queries.ts'
export { deliveryParts, insertNotices, type Notice, noticeRow } from './notify.ts'
export { tellOnce } from './tell-once.ts'
