"""Reads a Kubernetes resource (first argument), judges it by a JSON schema (second) and prints its template's arguments."""

import json
import sys

import jsonschema
import yaml

resource = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft7Validator(json.load(open(sys.argv[2], encoding="utf-8"))).validate(resource)
template = resource["spec"]["template"]
volumes = {volume["name"] for volume in template["volumes"]}
for pod in ("driver", "executor"):
    for mount in template[pod]["volumeMounts"]:
        assert mount["name"] in volumes, f"{pod} mounts {mount['name']}, which is no volume"
print(json.dumps({"schedule": resource["spec"]["schedule"], "words": template["arguments"]}))
