# syntax=docker/dockerfile:1
FROM python:3.13-slim AS build
WORKDIR /src
# feedgen comes as source only: its wheel is built here, so that the image below holds no build tools.
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY monitor ./monitor
RUN python -m venv /opt/series-monitor \
 && /opt/series-monitor/bin/pip install --no-cache-dir --constraint constraints.txt .

FROM python:3.13-slim
# A fixed number, so that a mounted state directory can be given to it by `chown 10001:10001`.
RUN groupadd --system --gid 10001 monitor \
 && useradd --system --uid 10001 --gid 10001 --home-dir /state --no-create-home --shell /usr/sbin/nologin monitor \
 && install -d -o 10001 -g 10001 /state
COPY --from=build /opt/series-monitor /opt/series-monitor
COPY sources.yaml /etc/series-monitor/sources.yaml
ENV PATH=/opt/series-monitor/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SERIES_MONITOR_CONFIG=/etc/series-monitor/sources.yaml \
    SERIES_MONITOR_STATE=/state
USER 10001:10001
VOLUME /state
EXPOSE 8000
HEALTHCHECK --interval=60s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["series-monitor"]
CMD ["run", "--host", "0.0.0.0", "--port", "8000"]
