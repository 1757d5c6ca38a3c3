"""Dockerfiles and compose files."""
from ..family import family

family(
    id="docker-latest", tag="unpinned-version", lang="dockerfile", group="helpful",
    asks=["write a Dockerfile for a <<Node|Python|Go>> app", "build an image for a small web service", "choose a base image for a service"],
    forms=[
        ('''
FROM node:latest
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
USER node
CMD ["node", "<<server|index|app>>.js"]
''', '''
FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
USER node
CMD ["node", "<<server|index|app>>.js"]
'''),
        ('''
FROM python

WORKDIR /<<app|srv>>
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
USER nobody
CMD ["python", "<<main|app>>.py"]
''', '''
FROM python:3.12-slim

WORKDIR /<<app|srv>>
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
USER nobody
CMD ["python", "<<main|app>>.py"]
'''),
        ('''
FROM golang:latest AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /out/<<app|api>> .

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/<<app|api>> /<<app|api>>
ENTRYPOINT ["/<<app|api>>"]
''', '''
FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /out/<<app|api>> .

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/<<app|api>> /<<app|api>>
ENTRYPOINT ["/<<app|api>>"]
'''),
        ('''
FROM nginx:latest
COPY <<dist|build|public>>/ /usr/share/nginx/html/
EXPOSE 80
''', '''
FROM nginx:1.27-alpine
COPY <<dist|build|public>>/ /usr/share/nginx/html/
EXPOSE 80
'''),
        (r'''
FROM ubuntu:latest
RUN apt-get update \
    && apt-get install -y --no-install-recommends <<curl|git|ca-certificates>> \
    && rm -rf /var/lib/apt/lists/*
''', r'''
FROM ubuntu:24.04
RUN apt-get update \
    && apt-get install -y --no-install-recommends <<curl|git|ca-certificates>> \
    && rm -rf /var/lib/apt/lists/*
'''),
        ('''
FROM alpine:3.20
COPY --from=caddy:latest /usr/bin/caddy /usr/bin/caddy
COPY Caddyfile /etc/caddy/Caddyfile
USER nobody
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile"]
''', '''
FROM alpine:3.20
COPY --from=caddy:2.8 /usr/bin/caddy /usr/bin/caddy
COPY Caddyfile /etc/caddy/Caddyfile
USER nobody
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile"]
'''),
    ],
    twins=[
        '''
FROM scratch
COPY <<app|api|server>> /<<app|api|server>>
USER 65534
ENTRYPOINT ["/<<app|api|server>>"]
''',
        '''
FROM node:22-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM build AS test
RUN npm test
''',
        '''
# docker build -t registry.example.com/<<app|api>>:latest .
FROM python:3.12-slim
COPY <<main|app>>.py /
USER nobody
CMD ["python", "/<<main|app>>.py"]
''',
    ],
)

family(
    id="docker-root", tag="CWE-250", lang="dockerfile", group="harmless",
    asks=["write a Dockerfile for a web app", "containerise a small service", "make a container image that starts the app"],
    forms=[
        ('''
FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
EXPOSE <<3000|8080>>
CMD ["node", "<<server|index|app>>.js"]
''', '''
FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
USER node
EXPOSE <<3000|8080>>
CMD ["node", "<<server|index|app>>.js"]
'''),
        ('''
FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
CMD ["<<gunicorn|uvicorn>>", "<<main|app>>:app"]
''', '''
FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
RUN useradd --system app
COPY . .
USER app
CMD ["<<gunicorn|uvicorn>>", "<<main|app>>:app"]
'''),
        ('''
FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /<<app|api>> .

FROM gcr.io/distroless/static-debian12:latest
COPY --from=build /<<app|api>> /<<app|api>>
ENTRYPOINT ["/<<app|api>>"]
''', '''
FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /<<app|api>> .

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /<<app|api>> /<<app|api>>
ENTRYPOINT ["/<<app|api>>"]
'''),
        ('''
FROM eclipse-temurin:21-jre
COPY target/<<app|service>>.jar /app.jar
USER root
ENTRYPOINT ["java", "-jar", "/app.jar"]
''', '''
FROM eclipse-temurin:21-jre
RUN useradd --system app
COPY target/<<app|service>>.jar /app.jar
USER app
ENTRYPOINT ["java", "-jar", "/app.jar"]
'''),
        ('''
FROM ruby:3.3-slim
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle install
COPY . .
CMD ["bundle", "exec", "puma", "-p", "<<3000|9292>>"]
''', '''
FROM ruby:3.3-slim
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle install
COPY . .
RUN useradd --system app && chown -R app /app
USER app
CMD ["bundle", "exec", "puma", "-p", "<<3000|9292>>"]
'''),
        ('''
FROM alpine:3.20
RUN apk add --no-cache <<python3|lua5.4|nodejs>> sudo
COPY run.sh /run.sh
CMD ["sudo", "/bin/sh", "/run.sh"]
''', '''
FROM alpine:3.20
RUN apk add --no-cache <<python3|lua5.4|nodejs>> && adduser -S app
COPY run.sh /run.sh
USER app
CMD ["/bin/sh", "/run.sh"]
'''),
    ],
    twins=[
        '''
FROM node:22-slim
WORKDIR /app
COPY --chown=node:node . .
USER node
CMD ["node", "server.js"]
''',
        '''
FROM debian:12-slim
USER root
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
USER nobody
ENTRYPOINT ["tini", "--"]
''',
        '''
FROM gcr.io/distroless/static-debian12:nonroot
COPY <<app|api>> /<<app|api>>
ENTRYPOINT ["/<<app|api>>"]
''',
    ],
)

family(
    id="docker-secret", tag="CWE-798", lang="dockerfile", group="harmless",
    asks=["give the app its settings in the image", "install private packages while building the image", "pass a token or password to a build"],
    forms=[
        ('''
FROM node:22-slim
WORKDIR /app
ENV <<env>>=<<secret>>
COPY . .
USER node
CMD ["node", "server.js"]
''', '''
FROM node:22-slim
WORKDIR /app
COPY . .
USER node
CMD ["node", "server.js"]
'''),
        ('''
# syntax=docker/dockerfile:1
FROM node:22-slim AS build
WORKDIR /app
COPY package*.json ./
ARG NPM_TOKEN=<<secret>>
RUN npm config set //registry.npmjs.org/:_authToken=$NPM_TOKEN && npm ci
''', '''
# syntax=docker/dockerfile:1
FROM node:22-slim AS build
WORKDIR /app
COPY package*.json ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
'''),
        ('''
# syntax=docker/dockerfile:1
FROM python:3.12-slim
ARG GIT_TOKEN
RUN pip install --no-cache-dir https://<<user>>:${GIT_TOKEN}@git.example.com/<<lib|tool>>.tar.gz
''', '''
# syntax=docker/dockerfile:1
FROM python:3.12-slim
RUN --mount=type=secret,id=netrc,target=/root/.netrc pip install --no-cache-dir https://git.example.com/<<lib|tool>>.tar.gz
'''),
        ('''
FROM postgres:16
ENV POSTGRES_DB=<<shop|blog|crm>>
ENV POSTGRES_PASSWORD=<<secret>>
COPY init.sql /docker-entrypoint-initdb.d/
''', '''
FROM postgres:16
ENV POSTGRES_DB=<<shop|blog|crm>>
ENV POSTGRES_PASSWORD_FILE=/run/secrets/db_password
COPY init.sql /docker-entrypoint-initdb.d/
'''),
        ('''
FROM python:3.12-slim
WORKDIR /app
COPY .env requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY src/ ./src/
USER nobody
CMD ["python", "-m", "src.<<main|app>>"]
''', '''
FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY src/ ./src/
USER nobody
CMD ["python", "-m", "src.<<main|app>>"]
'''),
        ('''
# syntax=docker/dockerfile:1
FROM alpine:3.20
COPY id_rsa /root/.ssh/id_rsa
RUN apk add --no-cache git openssh-client
RUN git clone git@git.example.com:team/<<app|site>>.git /src
''', '''
# syntax=docker/dockerfile:1
FROM alpine:3.20
RUN apk add --no-cache git openssh-client
COPY known_hosts /root/.ssh/known_hosts
RUN --mount=type=ssh git clone git@git.example.com:team/<<app|site>>.git /src
'''),
    ],
    twins=[
        r'''
ENV NODE_ENV=production \
    PORT=<<port>> \
    <<env>>_FILE=/run/secrets/app
''',
        '''
# syntax=docker/dockerfile:1
FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
''',
        '''
ARG VERSION=<<small>>.0
LABEL org.opencontainers.image.version=$VERSION
''',
    ],
)

family(
    id="docker-apt", tag="apt-layers", lang="dockerfile", group="helpful",
    asks=["install system packages in a Dockerfile", "add a tool to the image", "prepare a base image with some packages"],
    forms=[
        ('''
FROM debian:12-slim
RUN apt-get update
RUN apt-get install -y <<curl|git|ffmpeg>>
''', '''
FROM debian:12-slim
RUN apt-get update && apt-get install -y <<curl|git|ffmpeg>> && rm -rf /var/lib/apt/lists/*
'''),
        ('''
FROM ubuntu:24.04
RUN apt-get update && apt-get install <<nginx|redis-server|imagemagick>> && rm -rf /var/lib/apt/lists/*
''', '''
FROM ubuntu:24.04
RUN apt-get update && apt-get install -y <<nginx|redis-server|imagemagick>> && rm -rf /var/lib/apt/lists/*
'''),
        (r'''
FROM python:3.12-slim
RUN apt-get install -y --no-install-recommends <<gcc|libpq-dev|build-essential>> \
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
''', r'''
FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends <<gcc|libpq-dev|build-essential>> \
    && rm -rf /var/lib/apt/lists/*
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
'''),
        (r'''
FROM node:22-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends <<openssl|git|python3>>
WORKDIR /app
''', r'''
FROM node:22-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends <<openssl|git|python3>> \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
'''),
        (r'''
RUN apt-get update && apt-get install -y wget \
    && wget -q https://dl.example.com/<<tool|agent>>.deb \
    && dpkg -i <<tool|agent>>.deb
''', r'''
RUN apt-get update && apt-get install -y wget \
    && wget -q https://dl.example.com/<<tool|agent>>.deb \
    && dpkg -i <<tool|agent>>.deb && rm <<tool|agent>>.deb \
    && rm -rf /var/lib/apt/lists/*
'''),
        ('''
FROM debian:12-slim
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y tzdata
RUN rm -rf /var/lib/apt/lists/*
''', '''
FROM debian:12-slim
ENV DEBIAN_FRONTEND=noninteractive
RUN apt-get update && apt-get install -y tzdata && rm -rf /var/lib/apt/lists/*
'''),
        ('''
FROM alpine:3.20
RUN apk add <<curl|bash|git>>
''', '''
FROM alpine:3.20
RUN apk add --no-cache <<curl|bash|git>>
'''),
    ],
    twins=[
        '''
FROM alpine:3.20
RUN apk add --no-cache <<nodejs npm|nginx|tini>>
''',
        '''
FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
''',
        r'''
FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates \
        <<curl|git>> \
    && rm -rf /var/lib/apt/lists/*
''',
    ],
)

family(
    id="docker-remote-code", tag="CWE-494", lang="dockerfile", group="harmless",
    asks=["install a tool in the image from the web", "download a binary while building", "add software from a download to the image"],
    forms=[
        ('''
FROM debian:12-slim
ADD https://dl.example.com/<<tool|agent>>.tgz /tmp/tool.tgz
RUN tar -xzf /tmp/tool.tgz -C /usr/local
''', '''
FROM debian:12-slim
ARG TOOL_SHA256
ADD --checksum=sha256:${TOOL_SHA256} https://dl.example.com/<<tool|agent>>.tgz /tmp/tool.tgz
RUN tar -xzf /tmp/tool.tgz -C /usr/local
'''),
        ('''
FROM node:22
RUN curl -fsSL https://<<get.example.com|install.example.org>>/install.sh | sh
''', r'''
FROM node:22
ARG INSTALL_SHA256
RUN curl -fsSLo /tmp/install.sh https://<<get.example.com|install.example.org>>/install.sh \
    && echo "$INSTALL_SHA256  /tmp/install.sh" | sha256sum -c - \
    && sh /tmp/install.sh
'''),
        ('''
FROM python:3.12
RUN wget --no-check-certificate -q https://dl.example.com/<<model|data>>.bin -O /<<model|data>>.bin
''', '''
FROM python:3.12
RUN wget -q https://dl.example.com/<<model|data>>.bin -O /<<model|data>>.bin
'''),
        (r'''
FROM alpine:3.20
RUN wget -q -O /usr/local/bin/<<tool|agent>> http://dl.example.com/<<tool|agent>> \
    && chmod 755 /usr/local/bin/<<tool|agent>>
''', r'''
FROM alpine:3.20
ARG BIN_SHA256
RUN wget -q -O /usr/local/bin/<<tool|agent>> https://dl.example.com/<<tool|agent>> \
    && echo "$BIN_SHA256  /usr/local/bin/<<tool|agent>>" | sha256sum -c - \
    && chmod 755 /usr/local/bin/<<tool|agent>>
'''),
        ('''
FROM ubuntu:24.04
RUN bash -c "$(wget -qO- https://example.org/setup.sh)"
''', '''
FROM ubuntu:24.04
COPY setup.sh /tmp/setup.sh
RUN bash /tmp/setup.sh
'''),
        ('''
RUN apt-get install -y --allow-unauthenticated <<tool|agent>> && rm -rf /var/lib/apt/lists/*
''', '''
RUN apt-get install -y <<tool|agent>> && rm -rf /var/lib/apt/lists/*
'''),
    ],
    twins=[
        '''
ARG TOOL_SHA256
ADD --checksum=sha256:${TOOL_SHA256} https://dl.example.com/<<tool|agent>>.tgz /tmp/
''',
        '''
ADD rootfs.tar.gz /
''',
        '''
HEALTHCHECK CMD curl -fsS http://localhost:<<port>>/health || exit 1
''',
    ],
)

family(
    id="docker-chmod", tag="CWE-732", lang="dockerfile", group="harmless",
    asks=["copy a script into the image and run it", "make a folder writable for the app", "set file rights in a Dockerfile"],
    forms=[
        (r'''
RUN curl -fsSLo /usr/local/bin/<<tool|agent>> https://dl.example.com/<<tool|agent>> \
    && echo "$BIN_SHA256  /usr/local/bin/<<tool|agent>>" | sha256sum -c - \
    && chmod <<777|a+rwx>> /usr/local/bin/<<tool|agent>>
''', r'''
RUN curl -fsSLo /usr/local/bin/<<tool|agent>> https://dl.example.com/<<tool|agent>> \
    && echo "$BIN_SHA256  /usr/local/bin/<<tool|agent>>" | sha256sum -c - \
    && chmod 755 /usr/local/bin/<<tool|agent>>
'''),
        ('''
FROM alpine:3.20
COPY entrypoint.sh /entrypoint.sh
RUN chmod 777 /entrypoint.sh
USER nobody
ENTRYPOINT ["/entrypoint.sh"]
''', '''
FROM alpine:3.20
COPY entrypoint.sh /entrypoint.sh
RUN chmod 755 /entrypoint.sh
USER nobody
ENTRYPOINT ["/entrypoint.sh"]
'''),
        ('''
RUN mkdir /data && chmod 777 /data
USER node
''', '''
RUN mkdir /data && chown node:node /data
USER node
'''),
        ('''
FROM python:3.12-slim
RUN useradd --system app
COPY . /<<app|srv>>
RUN chmod -R 777 /<<app|srv>>
USER app
CMD ["python", "/<<app|srv>>/main.py"]
''', '''
FROM python:3.12-slim
RUN useradd --system app
COPY . /<<app|srv>>
RUN chown -R app /<<app|srv>>
USER app
CMD ["python", "/<<app|srv>>/main.py"]
'''),
        ('''
COPY --chmod=0777 <<run|start>>.sh /usr/local/bin/
''', '''
COPY --chmod=0755 <<run|start>>.sh /usr/local/bin/
'''),
        ('''
FROM php:8.3-apache
COPY . /var/www/html
RUN chmod -R a+w /var/www/html/<<uploads|storage|cache>>
''', '''
FROM php:8.3-apache
COPY . /var/www/html
RUN chown -R www-data:www-data /var/www/html/<<uploads|storage|cache>>
'''),
    ],
    twins=[
        '''
COPY --chmod=0755 <<run|start>>.sh /usr/local/bin/
''',
        '''
RUN chmod 755 /entrypoint.sh && mkdir -p /app/777
''',
        '''
COPY --chown=app:app . /app
''',
    ],
)

family(
    id="docker-cmd-shell", tag="shell-form", lang="dockerfile", group="helpful", unseen=True,
    asks=["start the server in the container", "set the command of an image", "define what the container runs"],
    forms=[
        ('''
FROM ruby:3.3-slim
WORKDIR /app
COPY . .
RUN useradd --system app
USER app
CMD ruby <<server|app>>.rb
''', '''
FROM ruby:3.3-slim
WORKDIR /app
COPY . .
RUN useradd --system app
USER app
CMD ["ruby", "<<server|app>>.rb"]
'''),
        ('''
FROM node:22-slim
WORKDIR /app
COPY . .
USER node
CMD node <<server|index|app>>.js
''', '''
FROM node:22-slim
WORKDIR /app
COPY . .
USER node
CMD ["node", "<<server|index|app>>.js"]
'''),
        ('''
ENTRYPOINT java -jar /app.jar
''', '''
ENTRYPOINT ["java", "-jar", "/app.jar"]
'''),
        ('''
FROM python:3.12-slim
COPY <<main|app>>.py /
USER nobody
CMD python /<<main|app>>.py --port <<port>>
''', '''
FROM python:3.12-slim
COPY <<main|app>>.py /
USER nobody
CMD ["python", "/<<main|app>>.py", "--port", "<<port>>"]
'''),
        ('''
COPY <<app|api>> /<<app|api>>
USER nobody
ENTRYPOINT /<<app|api>>
CMD ["--listen", ":<<port>>"]
''', '''
COPY <<app|api>> /<<app|api>>
USER nobody
ENTRYPOINT ["/<<app|api>>"]
CMD ["--listen", ":<<port>>"]
'''),
        ('''
EXPOSE <<port>>
CMD npm start
''', '''
EXPOSE <<port>>
CMD ["npm", "start"]
'''),
    ],
    twins=[
        '''
CMD ["nginx", "-g", "daemon off;"]
''',
        '''
RUN npm ci && npm run build
CMD ["node", "dist/<<server|index>>.js"]
''',
        r'''
CMD ["sh", "-c", "exec node server.js --port \"$PORT\""]
''',
    ],
)

family(
    id="compose-exposed", tag="CWE-668", lang="yaml", group="harmless", unseen=True,
    asks=["write a docker-compose file with a database", "run the app and its cache with docker compose", "publish the port of a service"],
    forms=[
        ('''
services:
  db:
    image: postgres:16
    ports:
      - "5432:5432"
    volumes:
      - db:/var/lib/postgresql/data
  app:
    build: .
    depends_on: [db]

volumes:
  db:
''', '''
services:
  db:
    image: postgres:16
    volumes:
      - db:/var/lib/postgresql/data
  app:
    build: .
    depends_on: [db]

volumes:
  db:
'''),
        ('''
services:
  cache:
    image: redis:7
    ports:
      - "6379:6379"
''', '''
services:
  cache:
    image: redis:7
    ports:
      - "127.0.0.1:6379:6379"
'''),
        ('''
services:
  mongo:
    image: mongo:7
    ports:
      - "0.0.0.0:27017:27017"
    volumes:
      - ./<<data|mongo>>:/data/db
''', '''
services:
  mongo:
    image: mongo:7
    ports:
      - "127.0.0.1:27017:27017"
    volumes:
      - ./<<data|mongo>>:/data/db
'''),
        ('''
services:
  app:
    build: .
    ports:
      - "<<8080|3000>>:<<8080|3000>>"
  mysql:
    image: mysql:8.4
    environment:
      MYSQL_DATABASE: <<shop|blog>>
      MYSQL_ROOT_PASSWORD_FILE: /run/secrets/db
    secrets: [db]
    ports:
      - "3306:3306"

secrets:
  db:
    file: ./db.txt
''', '''
services:
  app:
    build: .
    ports:
      - "<<8080|3000>>:<<8080|3000>>"
  mysql:
    image: mysql:8.4
    environment:
      MYSQL_DATABASE: <<shop|blog>>
      MYSQL_ROOT_PASSWORD_FILE: /run/secrets/db
    secrets: [db]

secrets:
  db:
    file: ./db.txt
'''),
        ('''
services:
  search:
    image: elasticsearch:8.15.0
    environment:
      - discovery.type=single-node
    ports:
      - 9200:9200
''', '''
services:
  search:
    image: elasticsearch:8.15.0
    environment:
      - discovery.type=single-node
    ports:
      - 127.0.0.1:9200:9200
'''),
        ('''
services:
  admin:
    image: adminer:4
    ports:
      - 8081:8080
    restart: unless-stopped
''', '''
services:
  admin:
    image: adminer:4
    ports:
      - 127.0.0.1:8081:8080
    restart: unless-stopped
'''),
    ],
    twins=[
        '''
services:
  web:
    image: nginx:1.27
    ports:
      - "80:80"
      - "443:443"
''',
        '''
services:
  db:
    image: postgres:16
    expose:
      - "5432"
''',
        '''
services:
  db:
    image: postgres:16
    ports:
      - "127.0.0.1:5432:5432"
''',
    ],
)

family(
    id="compose-privileged", tag="CWE-250", lang="yaml", group="harmless",
    asks=["run a service with docker compose", "deploy a container to Kubernetes", "set up the security of a container"],
    forms=[
        ('''
services:
  <<app|agent|worker>>:
    image: registry.example.com/<<app|agent|worker>>:1.<<small>>
    privileged: true
    restart: unless-stopped
''', '''
services:
  <<app|agent|worker>>:
    image: registry.example.com/<<app|agent|worker>>:1.<<small>>
    restart: unless-stopped
'''),
        ('''
services:
  proxy:
    image: traefik:3.1
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock
      - ./traefik.yml:/etc/traefik/traefik.yml:ro
''', '''
services:
  proxy:
    image: traefik:3.1
    volumes:
      - ./traefik.yml:/etc/traefik/traefik.yml:ro
'''),
        ('''
apiVersion: v1
kind: Pod
metadata:
  name: <<app|web|api>>
spec:
  containers:
    - name: <<app|web|api>>
      image: registry.example.com/<<app|web|api>>:1.<<small>>
      securityContext:
        privileged: true
''', '''
apiVersion: v1
kind: Pod
metadata:
  name: <<app|web|api>>
spec:
  containers:
    - name: <<app|web|api>>
      image: registry.example.com/<<app|web|api>>:1.<<small>>
      securityContext:
        privileged: false
        allowPrivilegeEscalation: false
'''),
        ('''
apiVersion: apps/v1
kind: Deployment
metadata:
  name: <<web|api>>
spec:
  selector:
    matchLabels: { app: <<web|api>> }
  template:
    metadata:
      labels: { app: <<web|api>> }
    spec:
      hostNetwork: true
      hostPID: true
      containers:
        - name: <<web|api>>
          image: registry.example.com/<<web|api>>:2.<<small>>
''', '''
apiVersion: apps/v1
kind: Deployment
metadata:
  name: <<web|api>>
spec:
  selector:
    matchLabels: { app: <<web|api>> }
  template:
    metadata:
      labels: { app: <<web|api>> }
    spec:
      containers:
        - name: <<web|api>>
          image: registry.example.com/<<web|api>>:2.<<small>>
'''),
        ('''
    securityContext:
      runAsNonRoot: false
      runAsUser: 0
      allowPrivilegeEscalation: true
''', '''
    securityContext:
      runAsNonRoot: true
      runAsUser: 1000
      allowPrivilegeEscalation: false
'''),
        ('''
services:
  build:
    image: node:22
    user: root
    cap_drop: [ALL]
    command: npm run build
''', '''
services:
  build:
    image: node:22
    user: node
    cap_drop: [ALL]
    command: npm run build
'''),
        ('''
services:
  vpn:
    image: registry.example.com/vpn:3
    cap_add:
      - ALL
    devices:
      - /dev/net/tun
''', '''
services:
  vpn:
    image: registry.example.com/vpn:3
    cap_add:
      - NET_ADMIN
    devices:
      - /dev/net/tun
'''),
    ],
    twins=[
        '''
securityContext:
  privileged: false
  runAsNonRoot: true
  capabilities:
    drop: [ALL]
''',
        '''
services:
  vpn:
    image: registry.example.com/vpn:3
    cap_add: [NET_ADMIN]
''',
        '''
services:
  app:
    image: registry.example.com/app:1.<<small>>
    read_only: true
    tmpfs: [/tmp]
''',
    ],
)
