-- CreateEnum
CREATE TYPE "InboxState" AS ENUM ('WAITING', 'DONE', 'ASIDE');

-- CreateEnum
CREATE TYPE "OutboxState" AS ENUM ('WAITING', 'SENDING', 'SENT', 'UNREACHABLE', 'FAILED', 'UNKNOWN', 'CANCELLED', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "UnitClass" AS ENUM ('SO', 'HUYEN', 'PHONG', 'XA', 'DVSN', 'DNNN');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('FOCAL', 'DEPUTY', 'HEAD', 'DELEGATION_HEAD', 'DELEGATION_DEPUTY', 'SECRETARY', 'LEAD', 'MEMBER', 'OFFICE');

-- CreateEnum
CREATE TYPE "DayKind" AS ENUM ('OFF', 'WORK');

-- CreateEnum
CREATE TYPE "DeadlineKind" AS ENUM ('ACKNOWLEDGE', 'REPORT', 'SUPPLEMENT', 'REMEDIATION', 'VERIFY');

-- CreateEnum
CREATE TYPE "InspectionForm" AS ENUM ('ONSITE', 'DIGITAL', 'REPORT');

-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('DRAFT', 'ASKED', 'GRANTED', 'REFUSED', 'DROPPED');

-- CreateEnum
CREATE TYPE "QuestionType" AS ENUM ('YESNO', 'STATUS', 'COUNT', 'RATIO', 'PERCENT', 'DATE', 'DOCREF', 'TEXT', 'CHOICE', 'MULTI', 'FILE');

-- CreateEnum
CREATE TYPE "EvidenceRule" AS ENUM ('NONE', 'REQUIRED', 'IF_YES', 'IF_DONE');

-- CreateEnum
CREATE TYPE "ChecklistState" AS ENUM ('OPEN', 'SUBMITTED', 'IN_REVIEW', 'RETURNED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "Side" AS ENUM ('UNIT', 'DELEGATION');

-- CreateEnum
CREATE TYPE "ReviewVerdict" AS ENUM ('ACCEPTED', 'RETURNED');

-- CreateEnum
CREATE TYPE "DocumentState" AS ENUM ('WAITING', 'KEPT', 'REFUSED', 'QUARANTINED', 'REMOVED');

-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('PENDING', 'CLEAN', 'INFECTED', 'UNSCANNABLE');

-- CreateEnum
CREATE TYPE "FindingKind" AS ENUM ('LIMITATION', 'STRENGTH');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('LOW', 'MEDIUM', 'HIGH');

-- CreateEnum
CREATE TYPE "CauseKind" AS ENUM ('INTERNAL', 'EXTERNAL', 'BOTH');

-- CreateEnum
CREATE TYPE "ItemSource" AS ENUM ('FINDING', 'INDEX', 'CCHC_INSPECTION', 'CIVIL_SERVICE_INSPECTION');

-- CreateEnum
CREATE TYPE "ItemState" AS ENUM ('OPEN', 'PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "BroadcastState" AS ENUM ('DRAFT', 'SENDING', 'STOPPED', 'DONE', 'DROPPED');

-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "update_id" BIGINT NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "payload" JSONB NOT NULL,
    "state" "InboxState" NOT NULL DEFAULT 'WAITING',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "fault_code" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialogue" (
    "chat_id" BIGINT NOT NULL,
    "kind" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "step" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "card_no" INTEGER NOT NULL DEFAULT 0,
    "card_id" BIGINT,
    "card_answers" INTEGER NOT NULL DEFAULT 0,
    "card_record" TEXT NOT NULL DEFAULT '',
    "card_rows" JSONB NOT NULL DEFAULT '[]',
    "last_act" TEXT,
    "puzzled" INTEGER NOT NULL DEFAULT 0,
    "stranger_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3),

    CONSTRAINT "dialogue_pkey" PRIMARY KEY ("chat_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "person_id" TEXT,
    "lane" INTEGER NOT NULL,
    "edits_id" BIGINT,
    "body" JSONB NOT NULL,
    "state" "OutboxState" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3),
    "message_id" BIGINT,
    "verdict" TEXT,
    "assumed" BOOLEAN NOT NULL DEFAULT false,
    "resend_of" BIGINT,
    "opened_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "class" "UnitClass" NOT NULL,
    "kind" TEXT,
    "name" TEXT NOT NULL,
    "abbreviation" TEXT,
    "folded" TEXT NOT NULL,
    "parent_id" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "focal_name" TEXT,
    "focal_title" TEXT,
    "focal_phone" TEXT,
    "head_name" TEXT,
    "head_title" TEXT,
    "head_phone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit_name" (
    "id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "class" "UnitClass" NOT NULL,
    "parent_id" TEXT,
    "until_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unit_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "chat_id" BIGINT,
    "full_name" TEXT NOT NULL,
    "title" TEXT,
    "phone" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "consent_version" INTEGER NOT NULL DEFAULT 0,
    "blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_held" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "unit_id" TEXT,
    "team_id" TEXT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "pending" BOOLEAN NOT NULL DEFAULT false,
    "invited_by_id" TEXT,
    "approved_by_id" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "role_held_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "locale" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "unit_id" TEXT,
    "team_id" TEXT,
    "full_name" TEXT,
    "title" TEXT,
    "phone" TEXT,
    "needs_approval" BOOLEAN NOT NULL DEFAULT false,
    "invited_by_id" TEXT,
    "opened_by_chat_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "used_by_id" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation_try" (
    "id" BIGSERIAL NOT NULL,
    "chat_id" BIGINT NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitation_try_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holiday" (
    "on" TEXT NOT NULL,
    "kind" "DayKind" NOT NULL,
    "note" TEXT,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("on")
);

-- CreateTable
CREATE TABLE "deadline" (
    "id" TEXT NOT NULL,
    "kind" "DeadlineKind" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "unit_id" TEXT,
    "team_id" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_text" TEXT,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_why" TEXT,

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nudge_rung" (
    "id" TEXT NOT NULL,
    "deadline_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "rung" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "card_on" TEXT NOT NULL,
    "fired" BOOLEAN NOT NULL,
    "snoozed_on" TEXT,
    "fired_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "nudge_rung_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "morning_card" (
    "person_id" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "morning_card_pkey" PRIMARY KEY ("person_id","on")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "issued_on" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT,
    "from_on" TEXT NOT NULL,
    "to_on" TEXT NOT NULL,
    "notice_days" INTEGER NOT NULL DEFAULT 10,
    "ack_days" INTEGER NOT NULL DEFAULT 2,
    "report_days" INTEGER NOT NULL DEFAULT 5,
    "supplement_days" INTEGER NOT NULL DEFAULT 3,
    "conclusion_days" INTEGER NOT NULL DEFAULT 10,
    "remediation_days" INTEGER NOT NULL DEFAULT 30,
    "office_hours" TEXT NOT NULL DEFAULT '08:00-12:00, 13:00-17:00',
    "extension_limit" INTEGER NOT NULL DEFAULT 2,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_import" (
    "id" TEXT NOT NULL,
    "person_id" TEXT,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "base_revision" INTEGER NOT NULL,
    "summary" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegate" (
    "id" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "title" TEXT,
    "roles" "Role"[],
    "team_id" TEXT,
    "areas" TEXT[],
    "phone" TEXT,

    CONSTRAINT "delegate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "form" "InspectionForm" NOT NULL,
    "surprise" BOOLEAN NOT NULL DEFAULT false,
    "inspect_on" TEXT NOT NULL,
    "start_time" TEXT,
    "place" TEXT,
    "themes" TEXT,
    "contents" TEXT[],
    "checklist_code" TEXT NOT NULL,
    "template_id" TEXT,
    "joint_with" TEXT,
    "arrived_at" TIMESTAMPTZ(3),
    "arrived_by_id" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_change" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "changes" JSONB NOT NULL,
    "person_id" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inspection_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "unit_id" TEXT,
    "version" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "fired_at" TIMESTAMPTZ(3),
    "ack_due_at" TIMESTAMPTZ(3),
    "report_due_at" TIMESTAMPTZ(3),
    "superseded_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" TEXT,
    "acknowledged_role" "Role",
    "card_state" TEXT,
    "card_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_recipient" (
    "notice_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_recipient_pkey" PRIMARY KEY ("notice_id","person_id")
);

-- CreateTable
CREATE TABLE "other_inspection" (
    "id" TEXT NOT NULL,
    "agency" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "from_on" TEXT NOT NULL,
    "to_on" TEXT NOT NULL,
    "subject" TEXT,

    CONSTRAINT "other_inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "postponement" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "from_on" TEXT NOT NULL,
    "to_on" TEXT,
    "reason" TEXT,
    "state" "RequestState" NOT NULL DEFAULT 'DRAFT',
    "asked_by_id" TEXT NOT NULL,
    "decided_by_id" TEXT,
    "decision" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "postponement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_template" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "help" TEXT,
    "type" "QuestionType" NOT NULL,
    "choices" TEXT[],
    "required" BOOLEAN NOT NULL DEFAULT false,
    "evidence" "EvidenceRule" NOT NULL DEFAULT 'NONE',
    "evidence_hint" TEXT,
    "ask_if" TEXT,
    "classes" "UnitClass"[],
    "forms" "InspectionForm"[],
    "by_delegation" BOOLEAN NOT NULL DEFAULT false,
    "max_points" DOUBLE PRECISION,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "state" "ChecklistState" NOT NULL DEFAULT 'OPEN',
    "due_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "data_as_of_on" TEXT,
    "supplement_due_at" TIMESTAMPTZ(3),
    "secrets_warned_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer" (
    "id" TEXT NOT NULL,
    "checklist_id" TEXT NOT NULL,
    "question_code" TEXT NOT NULL,
    "side" "Side" NOT NULL DEFAULT 'UNIT',
    "value" JSONB,
    "note" TEXT,
    "explanation" TEXT,
    "set_aside_at" TIMESTAMPTZ(3),
    "reopened_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_history" (
    "id" BIGSERIAL NOT NULL,
    "checklist_id" TEXT NOT NULL,
    "question_code" TEXT NOT NULL,
    "side" "Side" NOT NULL,
    "version" INTEGER NOT NULL,
    "value" JSONB,
    "explanation" TEXT,
    "rival" BOOLEAN NOT NULL DEFAULT false,
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_conflict" (
    "id" TEXT NOT NULL,
    "checklist_id" TEXT NOT NULL,
    "question_code" TEXT NOT NULL,
    "first_value" JSONB,
    "first_by_id" TEXT,
    "first_at" TIMESTAMPTZ(3),
    "second_value" JSONB,
    "second_by_id" TEXT NOT NULL,
    "second_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" TEXT,

    CONSTRAINT "answer_conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT NOT NULL,
    "checklist_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "receipt" TEXT NOT NULL,
    "submitted_by_id" TEXT NOT NULL,
    "submitted_role" "Role" NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "data_as_of_on" TEXT NOT NULL,
    "late_working_days" INTEGER NOT NULL DEFAULT 0,
    "questions" INTEGER NOT NULL,
    "files" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_review" (
    "id" TEXT NOT NULL,
    "checklist_id" TEXT NOT NULL,
    "question_code" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "verdict" "ReviewVerdict" NOT NULL,
    "reason" TEXT,
    "reviewer_id" TEXT NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "answer_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" TEXT NOT NULL,
    "checklist_id" TEXT,
    "question_code" TEXT,
    "side" "Side" NOT NULL DEFAULT 'UNIT',
    "item_id" TEXT,
    "unit_id" TEXT,
    "sent_by_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "file_unique_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT,
    "bytes" INTEGER,
    "album_id" TEXT,
    "place_label" TEXT,
    "note" TEXT,
    "state" "DocumentState" NOT NULL DEFAULT 'WAITING',
    "scan" "ScanState" NOT NULL DEFAULT 'PENDING',
    "refusal" TEXT,
    "hash" TEXT,
    "type" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "receipt_key" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT,
    "unit_id" TEXT NOT NULL,
    "question_code" TEXT,
    "area" TEXT,
    "kind" "FindingKind" NOT NULL DEFAULT 'LIMITATION',
    "text" TEXT,
    "severity" "Severity",
    "cause_kind" "CauseKind",
    "cause" TEXT,
    "solution" TEXT,
    "responsible" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "needs_city" BOOLEAN NOT NULL DEFAULT false,
    "times_raised" INTEGER NOT NULL DEFAULT 1,
    "earlier_year" INTEGER,
    "saved" BOOLEAN NOT NULL DEFAULT false,
    "author_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remediation_item" (
    "id" TEXT NOT NULL,
    "code" TEXT,
    "finding_id" TEXT,
    "unit_id" TEXT NOT NULL,
    "team_id" TEXT,
    "source" "ItemSource" NOT NULL,
    "source_year" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "cause" TEXT,
    "solution" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_text" TEXT,
    "first_due_at" TIMESTAMPTZ(3),
    "state" "ItemState" NOT NULL DEFAULT 'OPEN',
    "round" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "remediation_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_event" (
    "id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "text" TEXT,
    "receipt" TEXT,
    "person_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "no" BIGSERIAL NOT NULL,

    CONSTRAINT "item_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "item_return" (
    "id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "what" TEXT,
    "why" TEXT,
    "new_due_at" TIMESTAMPTZ(3),
    "reviewer_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "item_return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extension" (
    "id" TEXT NOT NULL,
    "item_id" TEXT NOT NULL,
    "old_due_at" TIMESTAMPTZ(3) NOT NULL,
    "new_due_at" TIMESTAMPTZ(3),
    "granted_due_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "state" "RequestState" NOT NULL DEFAULT 'DRAFT',
    "asked_by_id" TEXT NOT NULL,
    "decided_by_id" TEXT,
    "decision" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "extension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conclusion" (
    "id" TEXT NOT NULL,
    "inspection_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "texts" JSONB NOT NULL,
    "sent_by_id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by_id" TEXT,
    "acknowledged_role" "Role",

    CONSTRAINT "conclusion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "work_announced" (
    "person_id" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "announced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "work_announced_pkey" PRIMARY KEY ("person_id","subject_id")
);

-- CreateTable
CREATE TABLE "broadcast" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "author_id" TEXT NOT NULL,
    "team_id" TEXT,
    "text" TEXT,
    "file_id" TEXT,
    "file_name" TEXT,
    "audience" JSONB NOT NULL DEFAULT '{}',
    "wants_ack" BOOLEAN NOT NULL DEFAULT true,
    "resend_of" TEXT,
    "state" "BroadcastState" NOT NULL DEFAULT 'DRAFT',
    "tally_shown" TEXT,
    "tally_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "broadcast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "broadcast_recipient" (
    "broadcast_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "unit_id" TEXT,
    "dedupe_key" TEXT,
    "reason" TEXT,
    "ack_at" TIMESTAMPTZ(3),

    CONSTRAINT "broadcast_recipient_pkey" PRIMARY KEY ("broadcast_id","person_id")
);

-- CreateTable
CREATE TABLE "broadcast_reply" (
    "id" TEXT NOT NULL,
    "broadcast_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "broadcast_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" TEXT,
    "act" TEXT NOT NULL,
    "subject" TEXT,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "seal" TEXT,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tick_run" (
    "name" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "tick_run_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "fact" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "inbox_update_id_key" ON "inbox"("update_id");

-- CreateIndex
CREATE INDEX "inbox_state_chat_id_idx" ON "inbox"("state", "chat_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_dedupe_key_key" ON "outbox"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_state_lane_id_idx" ON "outbox"("state", "lane", "id");

-- CreateIndex
CREATE INDEX "outbox_chat_id_message_id_idx" ON "outbox"("chat_id", "message_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_code_key" ON "unit"("code");

-- CreateIndex
CREATE INDEX "unit_parent_id_idx" ON "unit"("parent_id");

-- CreateIndex
CREATE INDEX "unit_name_unit_id_idx" ON "unit_name"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_chat_id_key" ON "person"("chat_id");

-- CreateIndex
CREATE INDEX "role_held_person_id_idx" ON "role_held"("person_id");

-- CreateIndex
CREATE INDEX "role_held_unit_id_idx" ON "role_held"("unit_id");

-- CreateIndex
CREATE INDEX "role_held_team_id_idx" ON "role_held"("team_id");

-- CreateIndex
CREATE INDEX "consent_person_id_idx" ON "consent"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_unit_id_idx" ON "invitation"("unit_id");

-- CreateIndex
CREATE INDEX "invitation_try_chat_id_tried_at_idx" ON "invitation_try"("chat_id", "tried_at");

-- CreateIndex
CREATE INDEX "deadline_closed_at_due_at_idx" ON "deadline"("closed_at", "due_at");

-- CreateIndex
CREATE INDEX "deadline_unit_id_idx" ON "deadline"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "deadline_kind_subject_id_key" ON "deadline"("kind", "subject_id");

-- CreateIndex
CREATE INDEX "nudge_rung_person_id_card_on_idx" ON "nudge_rung"("person_id", "card_on");

-- CreateIndex
CREATE UNIQUE INDEX "nudge_rung_deadline_id_version_rung_person_id_key" ON "nudge_rung"("deadline_id", "version", "rung", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_number_key" ON "plan"("number");

-- CreateIndex
CREATE UNIQUE INDEX "team_name_key" ON "team"("name");

-- CreateIndex
CREATE UNIQUE INDEX "delegate_full_name_agency_key" ON "delegate"("full_name", "agency");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_code_key" ON "inspection"("code");

-- CreateIndex
CREATE INDEX "inspection_unit_id_idx" ON "inspection"("unit_id");

-- CreateIndex
CREATE INDEX "inspection_inspect_on_idx" ON "inspection"("inspect_on");

-- CreateIndex
CREATE INDEX "inspection_change_inspection_id_idx" ON "inspection_change"("inspection_id");

-- CreateIndex
CREATE INDEX "notice_fired_at_due_at_idx" ON "notice"("fired_at", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_inspection_id_version_key" ON "notice"("inspection_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "notice_recipient_dedupe_key_key" ON "notice_recipient"("dedupe_key");

-- CreateIndex
CREATE UNIQUE INDEX "other_inspection_agency_unit_id_from_on_key" ON "other_inspection"("agency", "unit_id", "from_on");

-- CreateIndex
CREATE INDEX "postponement_inspection_id_idx" ON "postponement"("inspection_id");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_template_code_version_key" ON "checklist_template"("code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "question_template_id_code_key" ON "question"("template_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_inspection_id_key" ON "checklist"("inspection_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_checklist_id_question_code_side_key" ON "answer"("checklist_id", "question_code", "side");

-- CreateIndex
CREATE INDEX "answer_history_checklist_id_question_code_idx" ON "answer_history"("checklist_id", "question_code");

-- CreateIndex
CREATE INDEX "answer_conflict_checklist_id_idx" ON "answer_conflict"("checklist_id");

-- CreateIndex
CREATE UNIQUE INDEX "submission_receipt_key" ON "submission"("receipt");

-- CreateIndex
CREATE UNIQUE INDEX "submission_checklist_id_round_key" ON "submission"("checklist_id", "round");

-- CreateIndex
CREATE UNIQUE INDEX "answer_review_checklist_id_question_code_round_key" ON "answer_review"("checklist_id", "question_code", "round");

-- CreateIndex
CREATE INDEX "evidence_checklist_id_question_code_idx" ON "evidence"("checklist_id", "question_code");

-- CreateIndex
CREATE INDEX "evidence_item_id_idx" ON "evidence"("item_id");

-- CreateIndex
CREATE INDEX "evidence_state_next_try_at_idx" ON "evidence"("state", "next_try_at");

-- CreateIndex
CREATE INDEX "evidence_hash_idx" ON "evidence"("hash");

-- CreateIndex
CREATE INDEX "finding_unit_id_idx" ON "finding"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "remediation_item_code_key" ON "remediation_item"("code");

-- CreateIndex
CREATE UNIQUE INDEX "remediation_item_finding_id_key" ON "remediation_item"("finding_id");

-- CreateIndex
CREATE INDEX "remediation_item_unit_id_idx" ON "remediation_item"("unit_id");

-- CreateIndex
CREATE INDEX "item_event_item_id_idx" ON "item_event"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "item_return_item_id_round_reviewer_id_key" ON "item_return"("item_id", "round", "reviewer_id");

-- CreateIndex
CREATE INDEX "extension_item_id_idx" ON "extension"("item_id");

-- CreateIndex
CREATE UNIQUE INDEX "conclusion_inspection_id_version_key" ON "conclusion"("inspection_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "broadcast_recipient_dedupe_key_key" ON "broadcast_recipient"("dedupe_key");

-- CreateIndex
CREATE INDEX "broadcast_reply_broadcast_id_idx" ON "broadcast_reply"("broadcast_id");

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_name" ADD CONSTRAINT "unit_name_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_held" ADD CONSTRAINT "role_held_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_held" ADD CONSTRAINT "role_held_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_held" ADD CONSTRAINT "role_held_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge_rung" ADD CONSTRAINT "nudge_rung_deadline_id_fkey" FOREIGN KEY ("deadline_id") REFERENCES "deadline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegate" ADD CONSTRAINT "delegate_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection_change" ADD CONSTRAINT "inspection_change_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_recipient" ADD CONSTRAINT "notice_recipient_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "postponement" ADD CONSTRAINT "postponement_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "checklist_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist" ADD CONSTRAINT "checklist_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist" ADD CONSTRAINT "checklist_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "checklist_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer" ADD CONSTRAINT "answer_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_review" ADD CONSTRAINT "answer_review_checklist_id_fkey" FOREIGN KEY ("checklist_id") REFERENCES "checklist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remediation_item" ADD CONSTRAINT "remediation_item_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remediation_item" ADD CONSTRAINT "remediation_item_finding_id_fkey" FOREIGN KEY ("finding_id") REFERENCES "finding"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_event" ADD CONSTRAINT "item_event_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "remediation_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_return" ADD CONSTRAINT "item_return_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "remediation_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "extension" ADD CONSTRAINT "extension_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "remediation_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_recipient" ADD CONSTRAINT "broadcast_recipient_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcast"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "broadcast_reply" ADD CONSTRAINT "broadcast_reply_broadcast_id_fkey" FOREIGN KEY ("broadcast_id") REFERENCES "broadcast"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
