-- AlterTable
ALTER TABLE "item_event" ADD COLUMN     "earlier" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "message_id" BIGINT;

-- CreateIndex
CREATE INDEX "item_event_person_id_message_id_idx" ON "item_event"("person_id", "message_id");
