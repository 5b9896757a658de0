-- CreateIndex
CREATE INDEX "outbox_sent_by_id_created_at_idx" ON "outbox"("sent_by_id", "created_at") WHERE (sent_by_id IS NOT NULL);
