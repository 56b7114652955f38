# The Trunkline service. Built in full in the first stage; the second holds Node and the bundles, nothing else.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /trunkline
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/package/lay-out-service.mjs /service

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production TZ=UTC
COPY --from=build /service /service
RUN mkdir -p /var/lib/trunkline/files && chown -R node:node /var/lib/trunkline
WORKDIR /service
USER node
EXPOSE 4080 4081
CMD ["node", "build/commands/serve.js"]
