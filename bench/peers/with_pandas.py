"""Net user-seconds by city, tier and month in pandas: with_pandas.py OUTPUT, in a project's folder."""

import sys
from glob import glob

import numpy as np
import pandas as pd

KEY = ["event_id", "provider", "asset_id"]
COLUMNS = ["id", "from_s", "to_s", "users", "is_excluded"]


def read(feed, times, columns):
    texts = {name: "str" for name in columns if name not in times and "users" not in name}
    files = sorted(glob(f"data/{feed}/*.csv"))
    return pd.concat(
        [
            pd.read_csv(
                file, usecols=columns, dtype=texts, parse_dates=times, date_format="%Y-%m-%d %H:%M:%S"
            )
            for file in files
        ],
        ignore_index=True,
    )


def seconds(times):
    return times.astype("datetime64[s]").astype("int64").where(times.notna())


def month_number(at):
    return at.astype("int64").astype("datetime64[s]").astype("datetime64[M]").astype("int64")


def month_start(number):
    return np.asarray(number).astype("datetime64[M]").astype("datetime64[s]").astype("int64")


facts = read(
    "outages",
    ["started_at", "restored_at"],
    [*KEY, "city", "area_tier", "line_id", "started_at", "restored_at", "users", "nature"]
    + ["avoidance_order"],
)
facts["id"] = facts.index
facts["started"] = seconds(facts.pop("started_at")).astype("int64")
facts["restored"] = seconds(facts.pop("restored_at"))
# Data is complete up to the end of the last month.
as_of = int(month_start(month_number(np.array([facts.started.max()])) + 1)[0])

stages = read("restorations", ["restored_at"], [*KEY, "restored_at", "users_restored"])
stages["at"] = seconds(stages.pop("restored_at")).astype("int64")
stages = stages.merge(facts[["id", *KEY]], on=KEY)
stages = stages.groupby(["id", "at"], as_index=False).users_restored.sum()

# A row without an end has that of its last stage, if all users are back by then; or none yet.
last = stages.groupby("id").agg(at=("at", "max"), back=("users_restored", "sum"))
by_stage = last["at"][last.back == facts.users.reindex(last.index)]
facts["ended"] = facts.restored.fillna(by_stage).fillna(as_of).astype("int64")

# How many are out from when to when: each stage lowers the number.
is_staged = facts.id.isin(stages.id)
plain = facts[~is_staged]
plain = pd.DataFrame(
    {"id": plain.id, "from_s": plain.started, "to_s": plain.ended, "users": plain.users}
)
staged = facts[is_staged]
steps = pd.concat(
    [pd.DataFrame({"id": staged.id, "at": staged.started, "users_restored": 0}), stages]
).sort_values(["id", "at"], kind="stable")
steps = steps.join(staged[["users", "ended"]], on="id")
following = steps.groupby("id")["at"].shift(-1)
steps["to_s"] = following.fillna(steps.ended).astype("int64")
steps["users"] -= steps.groupby("id").users_restored.cumsum()
spells = pd.concat([plain, steps.rename(columns={"at": "from_s"})[plain.columns]])
spells["to_s"] = spells.to_s.clip(upper=as_of)
spells = spells[(spells.from_s < spells.to_s) & (spells.users > 0)]

orders = read(
    "orders",
    ["approved_from", "approved_to"],
    ["order_no", "city", "approved_from", "approved_to", "lines"],
)
claims = facts[facts.avoidance_order.notna() & (facts.nature != "fault")].merge(
    orders, left_on=["avoidance_order", "city"], right_on=["order_no", "city"]
)
claims["window_from"] = seconds(claims.approved_from).astype("int64")
claims["window_to"] = seconds(claims.approved_to).astype("int64")
is_listed = [
    pd.isna(lines) or line in lines.split(";")
    for lines, line in zip(claims.lines, claims.line_id, strict=True)
]
claims = claims[
    np.array(is_listed, dtype=bool)
    & (claims.started >= claims.window_from) & (claims.started < claims.window_to)
].set_index("id")

has_window = spells.id.isin(claims.index)
inside = spells[has_window].join(claims[["window_from", "window_to"]], on="id")
pieces = pd.concat(
    [
        spells[~has_window].assign(is_excluded=False),
        inside.assign(to_s=inside[["to_s", "window_from"]].min(axis=1), is_excluded=False),
        inside.assign(
            from_s=inside[["from_s", "window_from"]].max(axis=1),
            to_s=inside[["to_s", "window_to"]].min(axis=1),
            is_excluded=True,
        ),
        inside.assign(from_s=inside[["from_s", "window_to"]].max(axis=1), is_excluded=False),
    ]
)[COLUMNS]
pieces = pieces[pieces.from_s < pieces.to_s]
pieces = pieces.join(facts[["asset_id", "started", "provider", "event_id"]], on="id")
pieces = pieces.join(facts[["city", "area_tier"]].astype("category"), on="id")

# Pieces of one population that touch each other in time.
shared = pieces[pieces.asset_id.notna()].copy()
shared["population"] = shared.groupby(["city", "area_tier", "asset_id"], observed=True).ngroup()
shared = shared.sort_values(["population", "from_s", "to_s"])
reach = shared.groupby("population").to_s.cummax().shift(1)
is_new = (shared.population != shared.population.shift(1)) | (reach <= shared.from_s)
shared["island"] = is_new.cumsum()
is_crowded = shared.groupby("island").island.transform("size") > 1

# The first cause counts; others add what they have more.
crowded = shared[is_crowded].sort_values(["started", "is_excluded", "provider", "event_id"])
added = []
for _, island in crowded.groupby("island"):
    rows = list(island[[*COLUMNS, "city", "area_tier"]].itertuples(index=False))
    marks = sorted({at for row in rows for at in (row.from_s, row.to_s)})
    for begin, end in zip(marks, marks[1:]):
        seen = 0
        for row in rows:
            if row.from_s <= begin and row.to_s >= end and row.users > seen:
                if not row.is_excluded:
                    added.append((row.city, row.area_tier, begin, end, row.users - seen))
                seen = row.users
columns = ["city", "area_tier", "from_s", "to_s", "users"]
alone = pd.concat([pieces[pieces.asset_id.isna()], shared[~is_crowded]])
net = pd.concat(
    [
        alone.loc[~alone.is_excluded, columns].astype({"city": "str", "area_tier": "str"}),
        pd.DataFrame(added, columns=columns),
    ],
    ignore_index=True,
)

first = month_number(net.from_s.to_numpy())
count = month_number(net.to_s.to_numpy() - 1) - first + 1
place = np.repeat(np.arange(len(net)), count)
month = np.repeat(first - (np.cumsum(count) - count), count) + np.arange(len(place))
parts = net.iloc[place]
span = np.minimum(parts.to_s.to_numpy(), month_start(month + 1)) - np.maximum(
    parts.from_s.to_numpy(), month_start(month)
)
sums = (
    pd.DataFrame(
        {
            "city": parts.city.to_numpy(),
            "tier": parts.area_tier.to_numpy(),
            "month": month,
            "net": parts.users.to_numpy() * span,
        }
    )
    .groupby(["city", "tier", "month"], as_index=False)
    .net.sum()
)
sums["month"] = sums.month.to_numpy().astype("datetime64[M]").astype("str")
sums.to_csv(sys.argv[1], index=False)
