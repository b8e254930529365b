"""What earlier runs read, matched and scored, kept so that the next run need not do it again."""
