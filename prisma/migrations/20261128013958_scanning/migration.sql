-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "dropped_at" TIMESTAMPTZ(3),
ADD COLUMN     "next_scan_at" TIMESTAMPTZ(3),
ADD COLUMN     "open_unscanned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "scan_fault" TEXT,
ADD COLUMN     "scan_tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "scanned_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "evidence_opening" (
    "evidence_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_opening_pkey" PRIMARY KEY ("evidence_id","person_id")
);

-- CreateTable
CREATE TABLE "scanner_outage" (
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "begin_told_at" TIMESTAMPTZ(3),
    "end_told_at" TIMESTAMPTZ(3),

    CONSTRAINT "scanner_outage_pkey" PRIMARY KEY ("began_at")
);

-- CreateIndex
CREATE INDEX "evidence_opening_person_id_idx" ON "evidence_opening"("person_id");

-- CreateIndex
CREATE INDEX "evidence_state_scan_next_scan_at_idx" ON "evidence"("state", "scan", "next_scan_at");

-- AddForeignKey
ALTER TABLE "evidence_opening" ADD CONSTRAINT "evidence_opening_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;
