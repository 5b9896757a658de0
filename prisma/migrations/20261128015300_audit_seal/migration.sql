-- AlterTable
ALTER TABLE "audit" ADD COLUMN     "seal_no" BIGINT;

-- CreateIndex
CREATE INDEX "audit_seal_no_id_idx" ON "audit"("seal_no", "id");
