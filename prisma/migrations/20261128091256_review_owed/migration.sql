-- AlterEnum
ALTER TYPE "DeadlineKind" ADD VALUE 'REVIEW';
