# Never built where it was written, since there was no container engine; a test looks up the files, programs and options that it names.
#
# Two images, each with a JVM of no more than the programs use, and without root:
#   docker build --target server -t mles-server .
#   docker run --rm -p 8077:8077 mles-server serve --bind 0.0.0.0 --key secret
#   docker build --target suite -t mles-conformance .
#   docker run --rm --network host mles-conformance run server --target 127.0.0.1:8077 --key secret

FROM debian:12-slim AS build
RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends openjdk-17-jdk-headless git curl ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN ci/build && ci/release --runtime /out && mv /out/mles-kit-*-linux-"$(uname -m)" /opt/mles

FROM debian:12-slim AS server
RUN useradd --system --no-create-home --uid 10001 mles
COPY --from=build /opt/mles /opt/mles
USER 10001
EXPOSE 8077
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8077"]
ENTRYPOINT ["/opt/mles/bin/mles-server"]
CMD ["serve", "--bind", "0.0.0.0"]

FROM debian:12-slim AS suite
RUN useradd --system --create-home --uid 10001 mles
COPY --from=build /opt/mles /opt/mles
USER 10001
WORKDIR /home/mles
ENTRYPOINT ["/opt/mles/bin/mles-conformance"]
CMD ["--help"]
