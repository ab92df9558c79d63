-- What the schema says of itself.

-- name: tables
select table_name, comment
from duckdb_tables()
where not internal and not temporary
order by table_name

-- name: views
select view_name, comment
from duckdb_views()
where not internal and not temporary
order by view_name

-- name: macros
select function_name, parameters, comment
from duckdb_functions()
where function_type = 'table_macro' and not internal
order by function_name

-- name: columns
select table_name, column_name, data_type, comment
from duckdb_columns()
where not internal
order by table_name, column_index
