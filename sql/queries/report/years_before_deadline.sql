-- zh: 达标期限之前尚无阶段目标的年度
-- en: Years before the deadline that have no stage target
-- Params: deadline (the year by which the limits are to be met)
-- Reads: targets. Source: method, "Verdicts".
select year
from targets
where year < $deadline
group by year
having not bool_or(is_stage)
