"""Khabarsanj: Persian news pages in, a DuckDB warehouse of every figure they quote out."""
