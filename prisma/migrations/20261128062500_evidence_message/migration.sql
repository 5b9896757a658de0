-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "message_id" BIGINT;

-- CreateIndex
CREATE INDEX "evidence_sent_by_id_message_id_idx" ON "evidence"("sent_by_id", "message_id");
