# The price of something in cents: what it costs, and the tax on it in percent.
price() {
    echo $(($1 + $1 * $2 / 10))
}
