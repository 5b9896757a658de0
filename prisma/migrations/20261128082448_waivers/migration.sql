-- AlterEnum
ALTER TYPE "ItemState" ADD VALUE 'WAIVED';

-- CreateTable
CREATE TABLE "waiver" (
    "id" TEXT NOT NULL,
    "deadline_id" TEXT NOT NULL,
    "kind" "DeadlineKind" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "before" TEXT,
    "by_id" TEXT NOT NULL,
    "by_role" "Role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "taken_back_at" TIMESTAMPTZ(3),
    "taken_back_by_id" TEXT,

    CONSTRAINT "waiver_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "waiver_deadline_id_idx" ON "waiver"("deadline_id");

-- CreateIndex
CREATE INDEX "waiver_subject_id_idx" ON "waiver"("subject_id");
