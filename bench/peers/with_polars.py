"""Net user-seconds by city, tier and month in polars: with_polars.py OUTPUT, in a project's folder."""

import sys

import polars as pl

KEY = ["event_id", "provider", "asset_id"]
col = pl.col


def read(feed, times, numbers, columns):
    texts = {name: pl.String for name in columns}
    at = [col(name).str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="us") for name in times]
    rows = pl.scan_csv(f"data/{feed}/*.csv", infer_schema=False).select(columns)
    assert texts.keys() >= set(times)
    return rows.with_columns(
        *[time.dt.epoch("s") for time in at], *[col(name).cast(pl.Int64) for name in numbers]
    )


facts = (
    read(
        "outages",
        ["started_at", "restored_at"],
        ["users"],
        [*KEY, "city", "area_tier", "line_id", "started_at", "restored_at", "users", "nature"]
        + ["avoidance_order"],
    )
    .rename({"started_at": "started", "restored_at": "restored"})
    .with_row_index("id")
    .collect()
)


def at_month(number):
    """The first second of a month, by its number."""
    return pl.datetime(number // 12, number % 12 + 1, 1).dt.epoch("s")


def month_of(at):
    time = pl.from_epoch(at, time_unit="s")
    return time.dt.year().cast(pl.Int64) * 12 + time.dt.month().cast(pl.Int64) - 1


# Data is complete up to the end of the last month.
as_of = facts.select(at_month(month_of(col("started").max()) + 1)).item()

stages = (
    read("restorations", ["restored_at"], ["users_restored"], [*KEY, "restored_at", "users_restored"])
    .collect()
    .join(facts.select("id", *KEY), on=KEY, nulls_equal=True)
    .group_by("id", at="restored_at")
    .agg(back=col("users_restored").sum())
)
# A row without an end has that of its last stage, if all users are back by then; or none yet.
last = stages.group_by("id").agg(last_at=col("at").max(), all_back=col("back").sum())
facts = facts.join(last, on="id", how="left").with_columns(
    ended=pl.coalesce(
        "restored", pl.when(col("all_back") == col("users")).then("last_at"), pl.lit(as_of)
    )
)

# How many are out from when to when: each stage lowers the number.
staged = facts.filter(col("all_back").is_not_null())
steps = (
    pl.concat(
        [
            staged.select("id", at="started", back=pl.lit(0, pl.Int64)),
            stages.select("id", "at", "back"),
        ]
    )
    .join(staged.select("id", "users", "ended"), on="id")
    .sort("id", "at")
    .select(
        "id",
        from_s="at",
        to_s=pl.coalesce(col("at").shift(-1).over("id"), "ended"),
        users=col("users") - col("back").cum_sum().over("id"),
    )
)
plain = facts.filter(col("all_back").is_null()).select("id", "users", from_s="started", to_s="ended")
spells = (
    pl.concat([plain.select(steps.columns), steps])
    .with_columns(to_s=pl.min_horizontal("to_s", pl.lit(as_of)))
    .filter(col("from_s") < col("to_s"), col("users") > 0)
)

orders = read(
    "orders",
    ["approved_from", "approved_to"],
    [],
    ["order_no", "city", "approved_from", "approved_to", "lines"],
).collect()
windows = (
    facts.filter(col("nature") != "fault")
    .join(orders, left_on=["avoidance_order", "city"], right_on=["order_no", "city"])
    .filter(
        col("started") >= col("approved_from"),
        col("started") < col("approved_to"),
        col("lines").is_null() | col("lines").str.split(";").list.contains(col("line_id")),
    )
    .select("id", "approved_from", "approved_to")
)
inside = spells.join(windows, on="id")
counted, excluded = pl.lit(False), pl.lit(True)
columns = ["id", "from_s", "to_s", "users", "is_excluded"]
pieces = (
    pl.concat(
        [
            spells.join(windows, on="id", how="anti").with_columns(is_excluded=counted),
            inside.with_columns(
                to_s=pl.min_horizontal("to_s", "approved_from"), is_excluded=counted
            ).select(columns),
            inside.with_columns(
                from_s=pl.max_horizontal("from_s", "approved_from"),
                to_s=pl.min_horizontal("to_s", "approved_to"),
                is_excluded=excluded,
            ).select(columns),
            inside.with_columns(
                from_s=pl.max_horizontal("from_s", "approved_to"), is_excluded=counted
            ).select(columns),
        ]
    )
    .filter(col("from_s") < col("to_s"))
    .join(
        facts.select("id", "city", "area_tier", "asset_id", "started", "provider", "event_id"),
        on="id",
    )
)

# Pieces of one population that touch each other in time.
population = ["city", "area_tier", "asset_id"]
is_same = pl.all_horizontal(col(name) == col(name).shift(1) for name in population)
shared = (
    pieces.filter(col("asset_id").is_not_null())
    .sort(*population, "from_s", "to_s")
    .with_columns(
        reach=pl.when(is_same).then(col("to_s").cum_max().over(population).shift(1))
    )
    .with_columns(island=(col("reach").is_null() | (col("reach") <= col("from_s"))).cum_sum())
    .with_columns(crowd=pl.len().over("island"))
)
crowded = shared.filter(col("crowd") > 1)

# The first cause counts; others add what they have more.
marks = (
    pl.concat([crowded.select("island", begin="from_s"), crowded.select("island", begin="to_s")])
    .unique()
    .sort("island", "begin")
    .with_columns(end=col("begin").shift(-1).over("island"))
    .drop_nulls()
)
added = (
    marks.join(crowded, on="island")
    .filter(col("from_s") <= col("begin"), col("to_s") >= col("end"))
    .sort("island", "begin", "started", "is_excluded", "provider", "event_id")
    .with_columns(seen=col("users").cum_max().shift(1, fill_value=0).over("island", "begin"))
    .filter(col("users") > col("seen"))
    .with_columns(users=col("users") - col("seen"), from_s="begin", to_s="end")
)
wanted = ["city", "area_tier", "from_s", "to_s", "users", "is_excluded"]
alone = [pieces.filter(col("asset_id").is_null()), shared.filter(col("crowd") == 1), added]
sums = (
    pl.concat([part.select(wanted) for part in alone])
    .lazy()
    .filter(~col("is_excluded"))
    .with_columns(month=pl.int_ranges(month_of(col("from_s")), month_of(col("to_s") - 1) + 1))
    .explode("month")
    .with_columns(
        span=pl.min_horizontal("to_s", at_month(col("month") + 1))
        - pl.max_horizontal("from_s", at_month(col("month")))
    )
    .group_by("city", tier="area_tier", number="month")
    .agg(net=(col("users") * col("span")).sum())
    .select(
        "city",
        "tier",
        "net",
        month=pl.from_epoch(at_month(col("number")), time_unit="s").dt.strftime("%Y-%m"),
    )
    .collect()
)
sums.write_csv(sys.argv[1])
