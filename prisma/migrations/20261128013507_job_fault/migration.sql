-- CreateTable
CREATE TABLE "job_fault" (
    "queue" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "next_try_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "job_fault_pkey" PRIMARY KEY ("queue","subject_id")
);
