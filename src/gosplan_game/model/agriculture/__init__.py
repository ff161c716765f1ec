"""The countryside: campaign, sowing, harvest, herds, marketing and use of grain."""
