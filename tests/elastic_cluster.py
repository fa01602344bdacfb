"""A real Elasticsearch cluster on loopback, for tests of what happens when nodes die."""

import json
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from elasticsearch import Elasticsearch

from tests import elastic_server
from tests.elastic_server import Server

GREEN_TIMEOUT = "120s"  # some seconds on an idle machine


@contextmanager
def running(nodes: int) -> Iterator[tuple[Server, ...]]:
    """So many nodes of one cluster, all joined; every process is killed afterwards, whatever happened."""
    ports = _free_ports(nodes)
    names = [f"node-{port}" for port in ports]
    common = {
        "discovery.type": "",
        "discovery.seed_hosts": json.dumps([f"127.0.0.1:{port}" for port in ports]),
        "cluster.initial_master_nodes": json.dumps(names),
        "cluster.routing.rebalance.enable": "none",  # shards stay where a test has put them
    }
    with ExitStack() as stack:
        launched = []
        for name, port in zip(names, ports, strict=True):
            folder = tempfile.TemporaryDirectory(prefix="citykb-es-", ignore_cleanup_errors=True)
            home = Path(stack.enter_context(folder))
            process = elastic_server.launch(home, common | {"node.name": name, "transport.port": str(port)}, {})
            stack.callback(Server("", "", home, process).kill)
            launched.append((name, home, process))
        started = tuple(replace(elastic_server.ready(home, process), name=name) for name, home, process in launched)
        with Elasticsearch(started[0].url, request_timeout=150) as client:
            client.cluster.health(wait_for_nodes=str(nodes), timeout=GREEN_TIMEOUT)
        yield started


def _free_ports(count: int) -> list[int]:
    """Ports nobody listens on; held together for a moment, so that they differ."""
    with ExitStack() as stack:
        held = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [int(one.getsockname()[1]) for one in held]


def master_of(client: Elasticsearch) -> str:
    """The id of the node that is master."""
    return str(client.cluster.state(metric="master_node")["master_node"])


def primary_of(client: Elasticsearch, index: str) -> str:
    """The id of the node that holds the primary of an index of one shard."""
    (primary,) = (copy for copy in _copies(client, index) if copy["primary"])
    return str(primary["node"])


def put_primary_on_master(client: Elasticsearch, index: str) -> None:
    """Let the master hold the primary of an index of one shard, and another node its replica."""
    settle(client)
    master, primary = master_of(client), primary_of(client, index)
    shard = {"index": index, "shard": 0}
    if master in {copy["node"] for copy in _copies(client, index)} - {primary}:  # promote the replica
        command = {"cancel": shard | {"node": primary, "allow_primary": True}}
    else:
        command = {"move": shard | {"from_node": primary, "to_node": master}}
    if primary != master:
        client.cluster.reroute(commands=[command])
        settle(client)


def settle(client: Elasticsearch) -> None:
    """Wait until every shard has its replica and none is on its way."""
    client.cluster.health(
        wait_for_status="green", wait_for_no_relocating_shards=True, wait_for_events="languid", timeout=GREEN_TIMEOUT
    )


def _copies(client: Elasticsearch, index: str) -> list[dict[str, object]]:
    table = client.cluster.state(metric="routing_table", index=index)["routing_table"]
    return list(table["indices"][index]["shards"]["0"])
