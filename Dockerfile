# triage with everything that fetching, reading and sending need: docker build -t news-triage .
# docs/running.md says how it is run; compose.yml fetches and makes digests by schedule.
FROM python:3.13-slim-bookworm AS build
# The compiled core of matching; nothing of the compiler comes along.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends gcc libc6-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY pyproject.toml hatch_build.py README.md LICENSE NOTICE CITATION.cff ./
COPY docs ./docs
COPY man ./man
COPY triage ./triage
RUN python -m venv /opt/triage \
    && /opt/triage/bin/pip install --no-cache-dir ".[fetch,office,pdf]"

FROM python:3.13-slim-bookworm
COPY --from=build /opt/triage /opt/triage
COPY --chmod=755 docker/schedule /usr/local/bin/schedule
# Articles, profiles and settings are in /news, what was delivered in /state; neither is part of the image.
RUN useradd --uid 10001 --user-group --home-dir /state --no-create-home triage \
    && mkdir /news /state \
    && chown triage:triage /news /state
ENV PATH=/opt/triage/bin:$PATH \
    HOME=/state \
    XDG_CONFIG_HOME=/news/config \
    XDG_STATE_HOME=/state \
    XDG_CACHE_HOME=/state/cache
WORKDIR /news
VOLUME ["/news", "/state"]
USER 10001:10001
ENTRYPOINT ["triage"]
CMD ["--help"]
