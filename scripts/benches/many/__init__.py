"""What the bench of many machines is made of: stores to talk to, faults, a model of large clusters.
See benches/cluster.py.
"""
