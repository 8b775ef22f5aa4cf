#!/bin/sh
# Tests price.sh.
. ./price.sh
for each in '1000 20 1200' '500 0 500' '250 8 270'; do
    set -- $each
    got=$(price "$1" "$2")
    if [ "$got" != "$3" ]; then
        echo "price $1 $2 is $got, and should be $3" >&2
        exit 1
    fi
done
echo 'all tests pass'
