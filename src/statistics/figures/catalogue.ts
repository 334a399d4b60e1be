import { acceptedInTime } from './accepted-in-time.ts';
import { acceptedInTimeRate } from './accepted-in-time-rate.ts';
import { adviserMatters } from './adviser-matters.ts';
import { adviserWork } from './adviser-work.ts';
import { adviserWorkByPerson } from './adviser-work-by-person.ts';
import { agreedAmount } from './agreed-amount.ts';
import { agreementsByForm } from './agreements-by-form.ts';
import { agreementsConfirmed } from './agreements-confirmed.ts';
import { agreementsPerformed } from './agreements-performed.ts';
import { aidChecks } from './aid-checks.ts';
import { answeredBy } from './answered-by.ts';
import { casesAccepted } from './cases-accepted.ts';
import { casesAgreed } from './cases-agreed.ts';
import { casesAmount } from './cases-amount.ts';
import { casesApplied } from './cases-applied.ts';
import { casesByResult } from './cases-by-result.ts';
import { casesByRoom } from './cases-by-room.ts';
import { casesBySource } from './cases-by-source.ts';
import { casesByType } from './cases-by-type.ts';
import { casesPeople } from './cases-people.ts';
import { clockByTier } from './clock-by-tier.ts';
import { clockReceived } from './clock-received.ts';
import { closedInTime } from './closed-in-time.ts';
import { closedInTimeRate } from './closed-in-time-rate.ts';
import { consultations } from './consultations.ts';
import { consultationsByArea } from './consultations-by-area.ts';
import { consultationsByChannel } from './consultations-by-channel.ts';
import { consultationsByHour } from './consultations-by-hour.ts';
import { consultationsByTopic } from './consultations-by-topic.ts';
import { consultationsClosed } from './consultations-closed.ts';
import type { Figure } from './figure.ts';
import { firstReplyMedian } from './first-reply-median.ts';
import { firstReplyP90 } from './first-reply-p90.ts';
import { followUps } from './follow-ups.ts';
import { handleMedian } from './handle-median.ts';
import { handleP90 } from './handle-p90.ts';
import { lecturePeople } from './lecture-people.ts';
import { meanScore } from './mean-score.ts';
import { onSiteConsultations } from './on-site-consultations.ts';
import { outcomes } from './outcomes.ts';
import { outreachContractReview } from './outreach-contract-review.ts';
import { outreachDocument } from './outreach-document.ts';
import { outreachLeaflets } from './outreach-leaflets.ts';
import { outreachLecture } from './outreach-lecture.ts';
import { outreachLegalAidCase } from './outreach-legal-aid-case.ts';
import { outreachMediationJoined } from './outreach-mediation-joined.ts';
import { outreachShift } from './outreach-shift.ts';
import { outreachVisit } from './outreach-visit.ts';
import { prevented } from './prevented.ts';
import { referrals } from './referrals.ts';
import { reopened } from './reopened.ts';
import { safetyAlerts } from './safety-alerts.ts';
import { satisfactionRate } from './satisfaction-rate.ts';
import { scores } from './scores.ts';
import { specialGroups } from './special-groups.ts';
import { successRate } from './success-rate.ts';
import { unanswered } from './unanswered.ts';
import { unansweredByTopic } from './unanswered-by-topic.ts';
import { useful } from './useful.ts';
import { visits } from './visits.ts';
import { waitMedian } from './wait-median.ts';
import { waitP90 } from './wait-p90.ts';

/** Every figure, in the order of the report. */
export const FIGURES: readonly Figure[] = [
  consultations,
  visits,
  consultationsByArea,
  consultationsByChannel,
  consultationsByTopic,
  consultationsByHour,
  answeredBy,
  consultationsClosed,
  outcomes,
  reopened,
  onSiteConsultations,
  safetyAlerts,
  adviserMatters,
  adviserWork,
  adviserWorkByPerson,
  outreachShift,
  outreachVisit,
  outreachLecture,
  outreachLeaflets,
  outreachContractReview,
  outreachDocument,
  outreachLegalAidCase,
  outreachMediationJoined,
  lecturePeople,
  clockReceived,
  clockByTier,
  acceptedInTime,
  acceptedInTimeRate,
  closedInTime,
  closedInTimeRate,
  aidChecks,
  referrals,
  specialGroups,
  scores,
  satisfactionRate,
  meanScore,
  useful,
  firstReplyMedian,
  firstReplyP90,
  waitMedian,
  waitP90,
  handleMedian,
  handleP90,
  unanswered,
  unansweredByTopic,
  casesApplied,
  casesAccepted,
  casesByType,
  casesByRoom,
  casesBySource,
  casesByResult,
  casesAgreed,
  successRate,
  casesAmount,
  agreedAmount,
  casesPeople,
  agreementsByForm,
  agreementsPerformed,
  agreementsConfirmed,
  followUps,
  prevented,
];

const BY_ID = new Map(FIGURES.map((figure) => [figure.id, figure]));

export const figureById = (id: string): Figure | undefined => BY_ID.get(id);
