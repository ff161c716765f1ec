"""Industry: recovery, labour, materials, output, investment and projects."""
