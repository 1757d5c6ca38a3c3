"""GitHub Actions and other CI files."""
from ..family import family

family(
    id="gha-unpinned", tag="CWE-829", lang="yaml", group="harmless",
    asks=["write a GitHub Actions workflow that runs the tests", "add a step that uses an action", "set up a release job in GitHub Actions"],
    forms=[
        ('''
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@<<main|master>>
      - uses: actions/setup-<<node|python|go>>@<<main|master>>
      - run: make test
''', '''
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-<<node|python|go>>@v5
      - run: make test
'''),
        ('''
    steps:
      - uses: actions/checkout@v4
      - uses: docker/build-push-action@master
        with:
          push: true
          tags: registry.example.com/<<app|api>>:${{ github.sha }}
''', '''
    steps:
      - uses: actions/checkout@v4
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: registry.example.com/<<app|api>>:${{ github.sha }}
'''),
        ('''
name: release
on:
  push:
    tags: ["v*"]
jobs:
  release:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - uses: softprops/action-gh-release@master
        with:
          files: dist/*
''', '''
name: release
on:
  push:
    tags: ["v*"]
jobs:
  release:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - uses: softprops/action-gh-release@v2
        with:
          files: dist/*
'''),
        ('''
      - name: Cache
        uses: actions/cache@main
        with:
          path: ~/.<<npm|cache/pip>>
          key: ${{ runner.os }}-${{ hashFiles('<<package-lock.json|requirements.txt>>') }}
''', '''
      - name: Cache
        uses: actions/cache@v4
        with:
          path: ~/.<<npm|cache/pip>>
          key: ${{ runner.os }}-${{ hashFiles('<<package-lock.json|requirements.txt>>') }}
'''),
        ('''
      - uses: actions/upload-artifact@main
        with:
          name: <<coverage|build|logs>>
          path: <<coverage|build|logs>>/
''', '''
      - uses: actions/upload-artifact@v4
        with:
          name: <<coverage|build|logs>>
          path: <<coverage|build|logs>>/
'''),
        ('''
jobs:
  lint:
    runs-on: ubuntu-24.04
    container:
      image: node:latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci && npm run lint
''', '''
jobs:
  lint:
    runs-on: ubuntu-24.04
    container:
      image: node:22
    steps:
      - uses: actions/checkout@v4
      - run: npm ci && npm run lint
'''),
    ],
    twins=[
        '''
on:
  push:
    branches: [main]
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: main
''',
        '''
      - uses: ./.github/actions/<<setup|build>>
''',
        '''
      - uses: actions/setup-<<node|python>>@v5
        with:
          cache: <<npm|pip>>
''',
    ],
)

family(
    id="gha-pr-target", tag="CWE-829", lang="yaml", group="harmless",
    asks=["run the tests of every pull request", "write a workflow that checks pull requests", "build contributions from forks"],
    forms=[
        ('''
name: <<coverage|preview>>
on:
  pull_request_target:
jobs:
  <<coverage|preview>>:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
          persist-credentials: false
      - uses: actions/setup-node@v4
      - run: npm install
      - run: npm run <<coverage|build>>
''', '''
name: <<coverage|preview>>
on:
  pull_request:
jobs:
  <<coverage|preview>>:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
          persist-credentials: false
      - uses: actions/setup-node@v4
      - run: npm install
      - run: npm run <<coverage|build>>
'''),
        ('''
on: pull_request_target
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: <<npm ci && npm test|make test|pip install -e . && pytest>>
''', '''
on: pull_request
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: <<npm ci && npm test|make test|pip install -e . && pytest>>
'''),
        ('''
name: <<checks|ci>>
on:
  pull_request_target:
    types: [opened, synchronize]
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          repository: ${{ github.event.pull_request.head.repo.full_name }}
          ref: ${{ github.head_ref }}
      - run: make <<build|all>>
''', '''
name: <<checks|ci>>
on:
  pull_request:
    types: [opened, synchronize]
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          repository: ${{ github.event.pull_request.head.repo.full_name }}
          ref: ${{ github.head_ref }}
      - run: make <<build|all>>
'''),
        ('''
on: [push, pull_request_target]
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: refs/pull/${{ github.event.number }}/merge
      - run: npm ci && npm run lint
''', '''
on: [push, pull_request]
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: refs/pull/${{ github.event.number }}/merge
      - run: npm ci && npm run lint
'''),
        ('''
on:
  pull_request_target:
    branches: [<<main|develop>>]
jobs:
  docs:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.ref }}
          repository: ${{ github.event.pull_request.head.repo.full_name }}
      - run: |
          pip install -r docs/requirements.txt
          mkdocs build --strict
''', '''
on:
  pull_request:
    branches: [<<main|develop>>]
jobs:
  docs:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.ref }}
          repository: ${{ github.event.pull_request.head.repo.full_name }}
      - run: |
          pip install -r docs/requirements.txt
          mkdocs build --strict
'''),
        ('''
on: pull_request_target
permissions:
  pull-requests: write
jobs:
  label:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: ./scripts/<<label|comment>>.sh "$PR"
        env:
          PR: ${{ github.event.number }}
          GH_TOKEN: ${{ github.token }}
''', '''
on: pull_request_target
permissions:
  pull-requests: write
jobs:
  label:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: ./scripts/<<label|comment>>.sh "$PR"
        env:
          PR: ${{ github.event.number }}
          GH_TOKEN: ${{ github.token }}
'''),
    ],
    twins=[
        '''
on: pull_request_target
permissions:
  pull-requests: write
jobs:
  label:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/labeler@v5
''',
        '''
on: pull_request
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: make test
''',
        '''
on: pull_request
jobs:
  diff:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
          fetch-depth: 0
''',
    ],
)

family(
    id="gha-script-injection", tag="CWE-78", lang="yaml", group="harmless",
    asks=["print the title of the pull request in a workflow", "react to a new issue or comment", "use the branch name in a step"],
    forms=[
        ('''
      - name: Show title
        run: echo "${{ github.event.pull_request.title }}"
''', '''
      - name: Show title
        env:
          TITLE: ${{ github.event.pull_request.title }}
        run: echo "$TITLE"
'''),
        ('''
on: issues
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: ./<<greet|triage>>.sh "${{ github.event.issue.body }}"
''', '''
on: issues
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: ./<<greet|triage>>.sh "$BODY"
        env:
          BODY: ${{ github.event.issue.body }}
'''),
        ('''
      - name: Branch
        run: |
          branch=${{ github.head_ref }}
          echo "building $branch"
          make <<build|deploy>>
''', '''
      - name: Branch
        env:
          HEAD_REF: ${{ github.head_ref }}
        run: |
          branch=$HEAD_REF
          echo "building $branch"
          make <<build|deploy>>
'''),
        ('''
      - uses: actions/github-script@v7
        with:
          script: |
            const text = "${{ github.event.comment.body }}";
            console.log(text.length);
''', '''
      - uses: actions/github-script@v7
        env:
          COMMENT: ${{ github.event.comment.body }}
        with:
          script: |
            const text = process.env.COMMENT;
            console.log(text.length);
'''),
        ('''
      - run: |
          git commit -am "${{ github.event.head_commit.message }}"
          git push
''', '''
      - run: |
          git commit -am "$MESSAGE"
          git push
        env:
          MESSAGE: ${{ github.event.head_commit.message }}
'''),
        ('''
on:
  workflow_dispatch:
    inputs:
      <<version|target>>:
        required: true
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: ./deploy.sh ${{ inputs.<<version|target>> }}
''', '''
on:
  workflow_dispatch:
    inputs:
      <<version|target>>:
        required: true
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: ./deploy.sh "$INPUT"
        env:
          INPUT: ${{ inputs.<<version|target>> }}
'''),
    ],
    twins=[
        '''
      - run: echo "$TITLE"
        env:
          TITLE: ${{ github.event.pull_request.title }}
''',
        '''
      - run: docker build -t <<app|api>>:${{ github.sha }} .
''',
        '''
      - if: contains(github.event.pull_request.title, '<<docs|wip>>')
        run: echo "skip"
''',
    ],
)

family(
    id="gha-permissions", tag="CWE-269", lang="yaml", group="harmless",
    asks=["write a workflow that builds and tests", "set the permissions of a workflow", "give a job or role the access it needs"],
    forms=[
        ('''
name: <<ci|test>>
on: [push, pull_request]
permissions: write-all
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: make test
''', '''
name: <<ci|test>>
on: [push, pull_request]
permissions: { contents: read }
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: make test
'''),
        ('''
jobs:
  <<lint|build>>:
    runs-on: ubuntu-24.04
    permissions:
      contents: write
    steps:
      - uses: actions/checkout@v4
      - run: npm ci && npm run <<lint|build>>
''', '''
jobs:
  <<lint|build>>:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v4
      - run: npm ci && npm run <<lint|build>>
'''),
        ('''
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: pod-reader
rules:
  - apiGroups: [""]
    resources: ["*"]
    verbs: ["*"]
''', '''
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: pod-reader
rules:
  - apiGroups: [""]
    resources: ["pods"]
    verbs: ["get", "list", "watch"]
'''),
        ('''
# the release job uploads a package, nothing else
jobs:
  release:
    runs-on: ubuntu-24.04
    permissions: write-all
    steps:
      - uses: actions/checkout@v4
      - run: ./<<release|publish>>.sh
''', '''
# the release job uploads a package, nothing else
jobs:
  release:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
      packages: write
    steps:
      - uses: actions/checkout@v4
      - run: ./<<release|publish>>.sh
'''),
        ('''
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: <<monitor|viewer>>
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - kind: ServiceAccount
    name: <<monitor|viewer>>
    namespace: default
''', '''
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: <<monitor|viewer>>
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: <<monitor|viewer>>
    namespace: default
'''),
        ('''
Statement:
  - Effect: Allow
    Action: "s3:*"
    Resource: "*" # the app only reads its assets
''', '''
Statement:
  - Effect: Allow
    Action: "s3:GetObject"
    Resource: "arn:aws:s3:::<<app|site>>-assets/*" # the app only reads its assets
'''),
    ],
    twins=[
        '''
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
''',
        '''
jobs:
  release:
    runs-on: ubuntu-24.04
    permissions:
      contents: write # creates the GitHub release
    steps:
      - uses: actions/checkout@v4
      - run: gh release create "$GITHUB_REF_NAME" dist/*
        env:
          GH_TOKEN: ${{ github.token }}
''',
        '''
rules:
  - apiGroups: [""]
    resources: ["<<pods|services>>"]
    verbs: ["get", "list", "watch"]
''',
    ],
)

family(
    id="gha-secret-log", tag="CWE-532", lang="yaml", group="harmless", unseen=True,
    asks=["use a secret in a workflow", "debug why a login step fails", "write a deploy step that needs a token"],
    forms=[
        ('''
      - name: Check token
        run: echo "token is ${{ secrets.<<API_TOKEN|DEPLOY_KEY>> }}"
''', '''
      - name: Check token
        run: test -n "$TOKEN"
        env:
          TOKEN: ${{ secrets.<<API_TOKEN|DEPLOY_KEY>> }}
'''),
        ('''
      - name: Deploy
        env:
          TOKEN: ${{ secrets.<<DEPLOY_TOKEN|API_TOKEN>> }}
        run: |
          set -x
          curl -fsS -H "Authorization: Bearer $TOKEN" https://api.example.com/deploy
''', '''
      - name: Deploy
        env:
          TOKEN: ${{ secrets.<<DEPLOY_TOKEN|API_TOKEN>> }}
        run: |
          curl -fsS -H "Authorization: Bearer $TOKEN" https://api.example.com/deploy
'''),
        ('''
deploy:
  stage: deploy
  script:
    - echo "password: $DB_PASSWORD"
    - ./migrate.sh
    - ./deploy.sh <<staging|production>>
''', '''
deploy:
  stage: deploy
  script:
    - ./migrate.sh
    - ./deploy.sh <<staging|production>>
'''),
        ('''
      - run: |
          printenv
          ./<<publish|upload>>.sh
        env:
          KEY: ${{ secrets.<<PUBLISH_KEY|UPLOAD_KEY>> }}
''', '''
      - run: |
          ./<<publish|upload>>.sh
        env:
          KEY: ${{ secrets.<<PUBLISH_KEY|UPLOAD_KEY>> }}
'''),
        ('''
      - name: Write config
        env:
          CONFIG: ${{ secrets.APP_CONFIG }}
        run: echo "$CONFIG" | tee config.json
''', '''
      - name: Write config
        env:
          CONFIG: ${{ secrets.APP_CONFIG }}
        run: echo "$CONFIG" > config.json
'''),
        ('''
steps:
  - script: |
      echo "$(KEY)" | base64
      ./sign.sh <<app|setup>>.exe
    env:
      KEY: $(signingKey)
''', '''
steps:
  - script: |
      ./sign.sh <<app|setup>>.exe
    env:
      KEY: $(signingKey)
'''),
    ],
    twins=[
        '''
      - run: ./deploy.sh
        env:
          TOKEN: ${{ secrets.<<DEPLOY_TOKEN|API_TOKEN>> }}
''',
        '''
      - run: echo "secrets are set up in the repository settings"
''',
        '''
      - run: echo "::add-mask::$TOKEN"
        env:
          TOKEN: ${{ steps.login.outputs.token }}
''',
    ],
)

family(
    id="yaml-hardcoded-secret", tag="CWE-798", lang="yaml", group="harmless",
    asks=["write a compose file or manifest with a database password", "give the job access to a service", "configure the environment of a service"],
    forms=[
        ('''
services:
  db:
    image: postgres:16
    environment:
      POSTGRES_DB: <<shop|blog|crm>>
      POSTGRES_PASSWORD: <<secret>>
''', '''
services:
  db:
    image: postgres:16
    environment:
      POSTGRES_DB: <<shop|blog|crm>>
      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}
'''),
        ('''
env:
  - name: DB_PASSWORD
    value: "<<secret>>"
''', '''
env:
  - name: DB_PASSWORD
    valueFrom:
      secretKeyRef:
        name: <<app|db>>-secrets
        key: password
'''),
        ('''
jobs:
  deploy:
    runs-on: ubuntu-24.04
    env:
      <<env>>: <<secret>>
    steps:
      - uses: actions/checkout@v4
      - run: ./deploy.sh
''', '''
jobs:
  deploy:
    runs-on: ubuntu-24.04
    env:
      <<env>>: ${{ secrets.<<env>> }}
    steps:
      - uses: actions/checkout@v4
      - run: ./deploy.sh
'''),
        ('''
services:
  app:
    image: registry.example.com/<<app|api>>:1.<<small>>
    environment:
      - PORT=<<port>>
      - <<env>>=<<secret>>
''', '''
services:
  app:
    image: registry.example.com/<<app|api>>:1.<<small>>
    environment:
      - PORT=<<port>>
      - <<env>>=${<<env>>:?}
'''),
        ('''
deploy:
  stage: deploy
  variables:
    DEPLOY_TOKEN: <<secret>>
  script:
    - ./deploy.sh
''', '''
deploy:
  stage: deploy
  script:
    - test -n "$DEPLOY_TOKEN" # a masked CI/CD variable of the project
    - ./deploy.sh
'''),
        ('''
# application.yml
spring:
  datasource:
    url: jdbc:postgresql://<<host>>/<<shop|blog>>
    username: <<user>>
    password: <<secret>>
''', '''
# application.yml
spring:
  datasource:
    url: jdbc:postgresql://<<host>>/<<shop|blog>>
    username: <<user>>
    password: ${DB_PASSWORD}
'''),
        ('''
- name: Create the database user
  community.postgresql.postgresql_user:
    name: <<user>>
    password: "<<secret>>"
''', '''
- name: Create the database user
  community.postgresql.postgresql_user:
    name: <<user>>
    password: "{{ vault_db_password }}"
'''),
    ],
    twins=[
        '''
services:
  db:
    image: postgres:16
    environment:
      POSTGRES_PASSWORD_FILE: /run/secrets/db_password
''',
        '''
env:
  - name: DB_PASSWORD
    valueFrom:
      secretKeyRef:
        name: <<app|db>>-secrets
        key: password
''',
        '''
passwordPolicy:
  minLength: <<12|16>>
  history: <<small>>
''',
    ],
)

family(
    id="k8s-latest", tag="unpinned-version", lang="yaml", group="helpful",
    asks=["deploy an app to Kubernetes", "set the image of a service", "add a container to a YAML file"],
    forms=[
        ('''
    spec:
      containers:
        - name: <<web|api|app>>
          image: nginx:latest
          ports:
            - containerPort: 80
''', '''
    spec:
      containers:
        - name: <<web|api|app>>
          image: nginx:1.27
          ports:
            - containerPort: 80
'''),
        ('''
services:
  cache:
    image: redis
    restart: unless-stopped
''', '''
services:
  cache:
    image: redis:7
    restart: unless-stopped
'''),
        ('''
services:
  db:
    image: postgres:latest
    volumes:
      - <<db|pg>>:/var/lib/postgresql/data

volumes:
  <<db|pg>>:
''', '''
services:
  db:
    image: postgres:16
    volumes:
      - <<db|pg>>:/var/lib/postgresql/data

volumes:
  <<db|pg>>:
'''),
        ('''
test:
  image: python:latest
  script:
    - pip install -r requirements.txt
    - pytest
''', '''
test:
  image: python:3.12
  script:
    - pip install -r requirements.txt
    - pytest
'''),
        ('''
apiVersion: batch/v1
kind: CronJob
metadata:
  name: <<backup|cleanup>>
spec:
  schedule: "0 <<small>> * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: <<backup|cleanup>>
              image: alpine:latest
              command: ["/bin/sh", "-c", "date"]
''', '''
apiVersion: batch/v1
kind: CronJob
metadata:
  name: <<backup|cleanup>>
spec:
  schedule: "0 <<small>> * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: <<backup|cleanup>>
              image: alpine:3.20
              command: ["/bin/sh", "-c", "date"]
'''),
        ('''
jobs:
  build:
    runs-on: ubuntu-24.04
    services:
      redis:
        image: redis:latest
''', '''
jobs:
  build:
    runs-on: ubuntu-24.04
    services:
      redis:
        image: redis:7
'''),
    ],
    twins=[
        '''
      containers:
        - name: <<web|api>>
          image: nginx:1.27
''',
        '''
services:
  app:
    build: .
    image: <<app|api>>:dev
''',
        '''
tags: |
  registry.example.com/<<app|api>>:${{ github.sha }}
  registry.example.com/<<app|api>>:latest
''',
    ],
)

family(
    id="yaml-norway", tag="yaml-type", lang="yaml", group="helpful",
    asks=["write a list of countries in YAML", "set the versions in a workflow matrix", "write a config file in YAML"],
    forms=[
        ('''
strategy:
  matrix:
    python: [3.9, 3.10, 3.11]
''', '''
strategy:
  matrix:
    python: [3.9, "3.10", 3.11]
'''),
        ('''
countries:
  - DE
  - FR
  - NO
  - SE
''', '''
countries:
  - DE
  - FR
  - "NO"
  - SE
'''),
        ('''
      - uses: actions/setup-go@v5
        with:
          go-version: <<1.20|1.10>>
''', '''
      - uses: actions/setup-go@v5
        with:
          go-version: "<<1.20|1.10>>"
'''),
        ('''
zip_codes:
  Boston: 02110
  Chicago: 60601
''', '''
zip_codes:
  Boston: "02110"
  Chicago: "60601"
'''),
        ('''
version: 1.0 # shown as text
name: <<app|tool>>
''', '''
version: "1.0" # shown as text
name: <<app|tool>>
'''),
        ('''
env:
  - name: <<DEBUG|CACHE|VERBOSE>>
    value: true
  - name: PORT
    value: <<port>>
''', '''
env:
  - name: <<DEBUG|CACHE|VERBOSE>>
    value: "true"
  - name: PORT
    value: "<<port>>"
'''),
        ('''
hours:
  opens: "09:30"
  closes: 17:00 # 17:00 without quotes is a base-60 number in YAML 1.1
''', '''
hours:
  opens: "09:30"
  closes: "17:00" # 17:00 without quotes is a base-60 number in YAML 1.1
'''),
    ],
    twins=[
        '''
replicas: <<small>>
debug: true
name: <<app|tool>>
''',
        '''
countries: [DE, FR, SE]
''',
        '''
strategy:
  matrix:
    node: [18, 20, 22]
''',
    ],
)
