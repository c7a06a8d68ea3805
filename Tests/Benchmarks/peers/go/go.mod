module card

go 1.19
