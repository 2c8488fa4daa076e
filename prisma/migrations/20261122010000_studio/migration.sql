-- CreateTable
CREATE TABLE "StudioCourse" (
    "slug" TEXT NOT NULL,
    "head" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudioCourse_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "StudioRevision" (
    "courseSlug" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "entry" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudioRevision_pkey" PRIMARY KEY ("courseSlug","number")
);

-- CreateTable
CREATE TABLE "StudioChange" (
    "courseSlug" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "hash" TEXT,

    CONSTRAINT "StudioChange_pkey" PRIMARY KEY ("courseSlug","path","number")
);

-- CreateTable
CREATE TABLE "StudioContent" (
    "hash" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudioContent_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "StudioPicture" (
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,

    CONSTRAINT "StudioPicture_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "StudioRelease" (
    "id" UUID NOT NULL,
    "courseSlug" TEXT NOT NULL,
    "lesson" TEXT,
    "revision" INTEGER NOT NULL,
    "wish" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),
    "report" JSONB,
    "refusedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "changed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "removed" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "cancelledAt" TIMESTAMPTZ(3),
    "fault" TEXT,
    "failedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StudioRelease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudioPublication" (
    "id" SERIAL NOT NULL,
    "courseSlug" TEXT NOT NULL,
    "lesson" TEXT,
    "action" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "lessonVersion" TEXT,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudioPublication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "StudioChange_courseSlug_part_number_idx" ON "StudioChange"("courseSlug", "part", "number");

-- CreateIndex
CREATE INDEX "StudioChange_hash_idx" ON "StudioChange"("hash");

-- CreateIndex
CREATE INDEX "StudioPicture_hash_idx" ON "StudioPicture"("hash");

-- CreateIndex
CREATE INDEX "StudioRelease_courseSlug_askedAt_idx" ON "StudioRelease"("courseSlug", "askedAt");

-- CreateIndex
CREATE INDEX "StudioPublication_courseSlug_lesson_id_idx" ON "StudioPublication"("courseSlug", "lesson", "id");

-- AddForeignKey
ALTER TABLE "StudioRevision" ADD CONSTRAINT "StudioRevision_courseSlug_fkey" FOREIGN KEY ("courseSlug") REFERENCES "StudioCourse"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudioChange" ADD CONSTRAINT "StudioChange_courseSlug_number_fkey" FOREIGN KEY ("courseSlug", "number") REFERENCES "StudioRevision"("courseSlug", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudioChange" ADD CONSTRAINT "StudioChange_hash_fkey" FOREIGN KEY ("hash") REFERENCES "StudioContent"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudioPicture" ADD CONSTRAINT "StudioPicture_hash_fkey" FOREIGN KEY ("hash") REFERENCES "StudioContent"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudioRelease" ADD CONSTRAINT "StudioRelease_courseSlug_fkey" FOREIGN KEY ("courseSlug") REFERENCES "StudioCourse"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudioPublication" ADD CONSTRAINT "StudioPublication_courseSlug_fkey" FOREIGN KEY ("courseSlug") REFERENCES "StudioCourse"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;
