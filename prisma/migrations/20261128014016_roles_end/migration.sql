-- CreateEnum
CREATE TYPE "PendingFor" AS ENUM ('APPROVAL', 'REPLACEMENT');

-- AlterTable
ALTER TABLE "role_held" ADD COLUMN     "ended_by_id" TEXT,
ADD COLUMN     "pending_for" "PendingFor";
