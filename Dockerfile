# The program as machine code, in an image that holds nothing else:
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/site" serviceblog build
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends clang zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/ServiceBlog -c Release -o /program

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /program /usr/local/lib/serviceblog
RUN ln -s /usr/local/lib/serviceblog/serviceblog /usr/local/bin/serviceblog
WORKDIR /site
USER 1000
ENTRYPOINT ["serviceblog"]
CMD ["--help"]
