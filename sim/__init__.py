"""The council as a planner would tell it: from a scenario and a future's number to one run."""
