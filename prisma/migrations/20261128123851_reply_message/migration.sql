-- AlterTable
ALTER TABLE "broadcast_reply" ADD COLUMN     "message_id" BIGINT;

-- CreateIndex
CREATE INDEX "broadcast_reply_person_id_message_id_idx" ON "broadcast_reply"("person_id", "message_id");
