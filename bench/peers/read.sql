create temp table outages as
select * from read_csv('data/outages/*.csv', types = {'city': 'VARCHAR'});

create temp table restorations as
select * from read_csv('data/restorations/*.csv');

create temp table orders as
select * from read_csv('data/orders/*.csv', types = {'city': 'VARCHAR'});
