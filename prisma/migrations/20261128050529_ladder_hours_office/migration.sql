-- AlterEnum
ALTER TYPE "DeadlineKind" ADD VALUE 'DECIDE';

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "at_any_hour" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sent_by_id" TEXT;

-- CreateTable
CREATE TABLE "office_told" (
    "person_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "card_on" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "office_told_pkey" PRIMARY KEY ("person_id","subject")
);
