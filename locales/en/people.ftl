place-office = Inspection delegation
