# syntax=docker/dockerfile:1
# One image for web and grader (EPOCH_ROLE). Debian with glibc: Deno, which runs learners' code, has no build for musl.
FROM node:22.21.1-bookworm-slim AS build
WORKDIR /epoch
COPY . .
# Installs what the lock file says, without install scripts, and builds pages, browser files and sandbox programs.
RUN --mount=type=cache,target=/root/.npm node .config/bootstrap.mjs build

FROM node:22.21.1-bookworm-slim
WORKDIR /epoch
COPY --from=build --chown=node:node /epoch /epoch
RUN install -d -o node -g node /var/lib/epoch
ENV NODE_ENV=production EPOCH_HOST=0.0.0.0 EPOCH_DATA_DIR=/var/lib/epoch
# An ordinary user without capabilities is enough: a sandbox process filters its own system calls, which needs no privilege.
USER node
EXPOSE 3000
CMD ["node", "--import", "tsx", "lib/server/launch/start.ts"]
