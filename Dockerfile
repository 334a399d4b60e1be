FROM node:24-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /falin
COPY package.json package-lock.json .npmrc ./
COPY src/console/prepare.mjs src/console/prepare.mjs
# Without a compiled hnswlib-node vectors are searched exactly; anything else that fails must stop the build.
RUN npm ci --ignore-scripts && (npm rebuild hnswlib-node || true)
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
WORKDIR /falin
COPY --from=build /falin .
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 3000
USER node
CMD ["npm", "start"]
