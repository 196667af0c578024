"""Access for AWS clients: the services iam and sts."""
